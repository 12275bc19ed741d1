-- Tables for a current ClickHouse server. The program makes them where the database has none; who wants replicas or another
-- place on disk makes them beforehand with another ENGINE and the same columns. Statements end with a semicolon.
--
-- Times are microseconds of UTC since 1970; NaN is "not given". What is partitioned by stretches of a hundred million packets
-- keeps the least and largest packet of every part, so that "what came after packet N" skips the history.
-- Nothing is deleted by age: what was acknowledged stays. After half a year it is only packed closer.

CREATE TABLE IF NOT EXISTS observation (
    series    Int32   CODEC(Delta, ZSTD(1)),
    start     Int64   CODEC(DoubleDelta, ZSTD(1)),
    value     Float64 CODEC(ZSTD(1)),
    vmin      Float64 CODEC(ZSTD(1)),
    vmax      Float64 CODEC(ZSTD(1)),
    total     Float64 CODEC(ZSTD(1)),
    converted Float64 CODEC(ZSTD(1)),
    qualifier UInt8   CODEC(ZSTD(1)),
    flag      UInt8   CODEC(ZSTD(1)),
    received  Int64   CODEC(Delta, ZSTD(1)),
    packet    Int64   CODEC(Delta, ZSTD(1)),
    INDEX of_packet packet TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY intDiv(packet, 100000000)
ORDER BY (series, start, packet)
TTL toDateTime(intDiv(received, 1000000)) + INTERVAL 6 MONTH RECOMPRESS CODEC(ZSTD(9))
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS packet (
    sequence     Int64 CODEC(Delta, ZSTD(1)),
    received     Int64 CODEC(Delta, ZSTD(1)),
    channel      LowCardinality(String),
    sender       String CODEC(ZSTD(1)),
    command      Int32 CODEC(ZSTD(1)),
    verdict      UInt8 CODEC(ZSTD(1)),
    reason       String CODEC(ZSTD(1)),
    bytes        Int32 CODEC(ZSTD(1)),
    observations Int32 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY intDiv(sequence, 100000000)
ORDER BY sequence
TTL toDateTime(intDiv(received, 1000000)) + INTERVAL 6 MONTH RECOMPRESS CODEC(ZSTD(9))
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS latest (
    saved Int64,
    series Int32, start Int64, value Float64, vmin Float64, vmax Float64, total Float64, converted Float64,
    qualifier UInt8, flag UInt8, received Int64, packet Int64
)
ENGINE = MergeTree
PARTITION BY saved
ORDER BY series
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS progress (id UInt8, number UInt64, format Int32, position Int64, latest Int64, derived_position Int64, derived_until Int64)
ENGINE = ReplacingMergeTree(number)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

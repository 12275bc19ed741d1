-- The same tables for Debian's server 18.16, which knows no codecs, no TTL, no index besides the order of rows, and does not
-- sync what is inserted: a profile for tests, not for service. Columns and their order are those of current.sql.

CREATE TABLE IF NOT EXISTS observation (
    series Int32, start Int64, value Float64, vmin Float64, vmax Float64, total Float64, converted Float64,
    qualifier UInt8, flag UInt8, received Int64, packet Int64
)
ENGINE = MergeTree
PARTITION BY intDiv(packet, 100000000)
ORDER BY (series, start, packet);

CREATE TABLE IF NOT EXISTS packet (
    sequence Int64, received Int64, channel String, sender String, command Int32, verdict UInt8, reason String, bytes Int32, observations Int32
)
ENGINE = MergeTree
PARTITION BY intDiv(sequence, 100000000)
ORDER BY sequence;

CREATE TABLE IF NOT EXISTS latest (
    saved Int64,
    series Int32, start Int64, value Float64, vmin Float64, vmax Float64, total Float64, converted Float64,
    qualifier UInt8, flag UInt8, received Int64, packet Int64
)
ENGINE = MergeTree
PARTITION BY saved
ORDER BY series;

CREATE TABLE IF NOT EXISTS progress (id UInt8, number UInt64, format Int32, position Int64, latest Int64, derived_position Int64, derived_until Int64)
ENGINE = ReplacingMergeTree(number)
ORDER BY id;

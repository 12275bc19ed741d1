# Sourced by ./start, ./test and ./qingshan: checks the tools and builds what is out of date.
# shellcheck shell=bash
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts="$root/artifacts"
program="$artifacts/qingshan/qingshan"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
  printf '✗ %s\n  %s\n' "$1" "$2" >&2
  exit 1
}

need_tools() {
  command -v dotnet >/dev/null || fail '缺少 .NET SDK 10：请安装 dotnet-sdk-10.0。' 'The .NET SDK 10 is missing: install dotnet-sdk-10.0.'
  dotnet --list-sdks | grep -q '^10\.' || fail "需要 .NET SDK 10，现有：$(dotnet --version)。" "The .NET SDK 10 is needed; this is $(dotnet --version)."
  command -v node >/dev/null && command -v npm >/dev/null || fail '缺少 Node.js 20.19 或更高版本（含 npm）。' 'Node.js 20.19 or later with npm is missing: install it.'
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    fail "需要 Node.js 20.19 或更高版本，现有：$(node --version)。" "Node.js 20.19 or later is needed; this is $(node --version)."
}

# True where a file under the given places is newer than the stamp, or the stamp is missing.
outdated() {
  local stamp=$1
  shift
  [ ! -e "$stamp" ] && return 0
  [ -n "$(cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

# Long output goes to a file; it is shown only where something fails.
quietly() {
  local log="$artifacts/build.log"
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "构建失败，完整输出在 artifacts/build.log。" "The build failed; all of its output is in artifacts/build.log."
  fi
}

build_web() {
  mkdir -p "$artifacts"
  outdated "$artifacts/.web" web || return 0
  echo '· 构建网页资源 building web' >&2
  (cd "$root/web" && quietly npm ci --no-audit --no-fund && quietly npm run build)
  touch "$artifacts/.web"
}

build_program() {
  build_web
  outdated "$artifacts/.program" src Directory.Build.props Directory.Packages.props artifacts/.web || return 0
  echo '· 构建程序 building the program' >&2
  quietly dotnet publish "$root/src/Qingshan/Qingshan.csproj" -c Release -o "$artifacts/qingshan" -v quiet
  touch "$artifacts/.program"
}

# Sourced by the scripts beside it. Not a command of its own.
set -euo pipefail
export LC_ALL=C.UTF-8
KITH_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$KITH_ROOT"
# Sources are found by ccache whatever folder a checkout stands in.
export CCACHE_BASEDIR=$KITH_ROOT CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

# Runs a quiet step: its output goes to a file and is shown only when it fails.
step() {
  local name=$1 log; shift
  log=$(mktemp)
  say "· $name"
  if ! "$@" >"$log" 2>&1; then tail -n 60 "$log" >&2; say "✗ $name failed"; rm -f "$log"; return 1; fi
  rm -f "$log"
}

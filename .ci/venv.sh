# Sourced by ./start and ./test: makes .venv hold exactly the packages of one hashed lock file, and remembers which.

find_python() {
  for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$python" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
    then echo "$python"; return 0; fi
  done
  return 1
}

install_with_uv() {
  command -v uv >/dev/null 2>&1 || return 1
  [ -x .venv/bin/python ] || uv venv -q --python '>=3.11,<3.15' .venv || return 1
  uv pip sync -q --require-hashes --python .venv/bin/python "$1"
}

install_with_pip() {
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python) || {
      echo "需要 Python 3.11 或更高版本及其 venv 模块（Debian：apt-get install -y python3-venv），或安装 uv。" >&2
      return 1
    }
    rm -rf .venv
    "$python" -m venv .venv
  fi
  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$1"
}

# ensure_venv requirements.txt | requirements-dev.txt; the latter holds the former, so it serves both commands.
ensure_venv() {
  run="run $(cksum < requirements.txt)"
  dev="dev $(cksum < requirements-dev.txt)"
  if .venv/bin/python -c '' >/dev/null 2>&1; then
    have=$(cat .venv/.lock 2>/dev/null || true)
    [ "$have" = "$dev" ] && return 0
    [ "$1" = requirements.txt ] && [ "$have" = "$run" ] && return 0
  else
    rm -rf .venv
  fi
  echo "正在准备运行环境（首次约半分钟）…" >&2
  install_with_uv "$1" || install_with_pip "$1" || exit 1
  case $1 in requirements.txt) echo "$run" ;; *) echo "$dev" ;; esac > .venv/.lock
}

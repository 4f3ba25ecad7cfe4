# shellcheck shell=sh
# What the scripts share. Read by them with `.`, not run.
root=$(dirname "$(dirname "$(readlink -f "$0")")")
program=$root/artifacts/bin/Solmu/release/solmu.dll

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 4; }

need_tools() {
  if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    fail "Building Solmu needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
  fi
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) || major=0
  if [ "$major" -lt 20 ] || ! command -v npm >/dev/null; then
    fail "Building Solmu needs Node 20 or later with npm: https://nodejs.org/en/download"
  fi
}

# Runs a command while no other script builds in this checkout.
locked() {
  mkdir -p "$root/artifacts"
  if command -v flock >/dev/null; then
    (flock 9 && "$@") 9>"$root/artifacts/build.lock"
  else
    "$@"
  fi
}

# build PROJECT LOG [OPTION...]: in Release, leaving no build servers behind.
build() {
  project=$1 log=$2
  shift 2
  # A running Solmu has these two mapped: they are replaced, because writing into them would crash it.
  rm -f "$program" "$root/artifacts/bin/Solmu/release/Solmu.Analysis.dll"
  (
    cd "$root" &&
      dotnet build "$project" --configuration Release --nologo --verbosity quiet --disable-build-servers "$@"
  ) >"$log" 2>&1 </dev/null 9>&-
}

# is_fresh DLL STAMP PATH...: built, and nothing under the paths is newer. Folders count, so a removed file is noticed.
is_fresh() {
  [ -f "$1" ] && [ -f "$2" ] || return 1
  stamp=$2
  shift 2
  newer=$(cd "$root" && find "$@" \( -name node_modules -o -path src/Solmu/wwwroot/dist \) -prune \
    -o -newer "$stamp" -print -quit 2>/dev/null)
  [ -z "$newer" ]
}

# build_when_changed PROJECT DLL MESSAGE PATH...: paths are relative to the checkout, besides those every build depends on.
build_when_changed() {
  project=$1 dll=$2 message=$3
  shift 3
  set -- "$@" src frontend docs samples global.json Directory.Build.props Directory.Packages.props
  stamp=$root/artifacts/$(basename "$dll" .dll).stamp
  is_fresh "$dll" "$stamp" "$@" || locked build_unless_fresh "$project" "$dll" "$message" "$stamp" "$@" || exit 4
}

build_unless_fresh() {
  project=$1 dll=$2 message=$3 stamp=$4
  shift 4
  if is_fresh "$dll" "$stamp" "$@"; then return 0; fi
  need_tools
  [ -z "$message" ] || say "$message"
  # The stamp is as old as the start, so that what is edited during the build is built next time.
  : >"$stamp.new"
  if ! build "$project" "${stamp%.stamp}.build.log"; then
    rm -f "$stamp.new"
    cat "${stamp%.stamp}.build.log" >&2
    return 1
  fi
  mv "$stamp.new" "$stamp"
}

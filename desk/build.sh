# Building: only when the sources have changed, one build at a time, with progress.

LOG=$CACHE/build.log
KEPT_JARS=3 # older builds; a running node may still read its jar

# Sets JAR to a jar built from the present sources. It is a copy named by its content, so that a
# rebuild never changes a jar under a running node.
build_jar() {
  mkdir -p "$CACHE"
  local sources
  sources=$(sources_stamp)
  if ! jar_is_built "$sources"; then
    find_maven
    lock
    if ! jar_is_built "$sources"; then
      [ -f "$CACHE/built" ] || say 'first build: fetches libraries and compiles; later starts skip it'
      build -T 1C -pl node -am package -DskipTests
      keep_jar "$sources"
    fi
    unlock
  fi
}

jar_is_built() {
  local stamp sha
  read -r stamp sha 2>/dev/null <"$CACHE/built" || return 1
  JAR=$CACHE/jambo-$sha.jar
  [ "$stamp" = "$1" ] && [ -f "$JAR" ]
}

# Takes over what Maven has packaged from the sources with the given stamp.
keep_jar() {
  local made=$ROOT/node/target/jambo.jar sha
  sha=$(sha256 <"$made")
  printf '%s  jambo.jar\n' "$sha" >"$made.sha256"
  JAR=$CACHE/jambo-$sha.jar
  cp "$made" "$JAR.$$" && mv "$JAR.$$" "$JAR"
  echo "$1 $sha" >"$CACHE/built.$$" && mv "$CACHE/built.$$" "$CACHE/built"
  ls -t "$CACHE"/jambo-*.jar | tail -n +$((KEPT_JARS + 1)) | while IFS= read -r old; do rm -f "$old"; done
}

# One hash over the names and contents of everything the jar is made of.
sources_stamp() {
  (cd "$ROOT" && find pom.xml .mvn ./*/pom.xml ./*/src/main -type f \
    -not -path './testkit/*' -not -path './flows/*' -not -path './interop/*' -not -path './bench/*' \
    -not -path './fuzz/*' |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum) | sha256
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d' ' -f1
}

# Two starts must not build at once. The lock belongs to the open file, so it can't outlive its
# owner; perl takes it where flock(1) is missing (macOS).
lock() {
  exec 9>"$CACHE/lock"
  if command -v flock >/dev/null; then
    flock -n 9 || { say 'another build is running; waiting for it'; flock 9; }
  else
    perl -e 'open my $lock, ">&=9" or die; flock $lock, 2 or die'
  fi
}

unlock() { exec 9>&-; }

# Runs Maven with its output in the log and a line of progress; on failure shows what matters of it.
build() {
  if ! maven "$@" 9>&- 2>&1 | tee "$LOG" | progress; then
    grep -E '^\[(WARNING|ERROR)\]' "$LOG" | head -n 60 >&2 || true
    say "the build failed; the whole log: $LOG"
    exit 1
  fi
}

# Maven's output in, one live line out; on anything but a terminal one line a room.
progress() {
  local line level what room step fetched=0
  while IFS= read -r line; do
    case $line in
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        [ ! -t 2 ] || show "fetching libraries: $fetched files"
        ;;
      '[INFO] Building '*'['*/*']')
        read -r level what room step <<<"$line"
        show "building $room ${step##* }"
        ;;
    esac
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

show() {
  if [ -t 2 ]; then printf '\r\033[Kjambo: %s' "$*" >&2; else say "$*"; fi
}

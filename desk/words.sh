# What the front desk says and understands.

WRONG_USE=2 # exit code: unknown word, wrong argument, no JDK
NOT_BUILT=5 # exit code: a planned word; the others have a meaning of their own (docs/operations.md)

WORDS='serve call demo check migrate backup restore verify export import admin key keys docs test bench
  format help'

# Words that the product will have; each ends with one sentence until its work is done.
PLANNED='simulate drain status nodes calls kick bans limits certs cdr spool hand-over support-bundle'

say() { printf 'jambo: %s\n' "$*" >&2; }

help() {
  cat <<'HELP'
./jambo WORD …

  serve     run the platform: SIP, audio and call control in one process
  call      a built-in phone: ./jambo call sip:hello@127.0.0.1:5060 --dtmf 1 --record heard.wav
  demo      a server, an example application and one call, shown as a time line
  check     validate a verb array: ./jambo check app.json
  key       API keys: ./jambo key create
  admin     a new admin password or token: ./jambo admin reset
  backup    copies a running node's data; restore, verify and keys prune work on such copies
  export    the configuration as one readable file; import takes one
  migrate   brings the tables of the database up to date
  keys      keys rotate makes a new node's key; keys prune takes deleted accounts out of a backup
  docs      writes the pages anew that are made from the code
  test      all tests that a change must pass; or one kind: unit, flows, interop, sim, fuzz,
            planted, long
  bench     the benchmarks
  format    format the sources

All but docs, test, bench and format explain themselves with --help.
HELP
}

is_planned() {
  local planned
  for planned in $PLANNED; do
    [ "$planned" != "$1" ] || return 0
  done
  return 1
}

# The word with the fewest single-letter edits to the given one.
nearest_word() {
  printf '%s\n' $WORDS $PLANNED | awk -v given="$1" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    function edits(s, t,   i, j, row, before, diagonal) {
      for (j = 0; j <= length(t); j++) row[j] = j
      for (i = 1; i <= length(s); i++) {
        diagonal = row[0]; row[0] = i
        for (j = 1; j <= length(t); j++) {
          before = row[j]
          row[j] = least(row[j] + 1, row[j - 1] + 1,
                         diagonal + (substr(s, i, 1) != substr(t, j, 1)))
          diagonal = before
        }
      }
      return row[length(t)]
    }
    { e = edits(given, $1); if (NR == 1 || e < best) { best = e; nearest = $1 } }
    END { print nearest }'
}

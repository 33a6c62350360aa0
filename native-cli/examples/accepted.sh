#!/bin/sh
# Judges submissions, one a line on standard input, and parts them:
#   accepted.sh POLICY FOLDER <submissions.ndjson
# FOLDER/records.ndjson gets the records of those that were accepted, FOLDER/rejected.ndjson the submissions that were not, each as it
# came. What was wrong with them is counted on standard output, the most frequent first.
set -eu
policy=$1 folder=$2
mkdir -p "$folder"
cat >"$folder/submissions.ndjson"

# Exit code 1 says that some were rejected, which is what this is about; 2 and above that something went wrong.
redress validate --policy "$policy" --ndjson "$folder/submissions.ndjson" >"$folder/verdicts.ndjson" || {
  code=$?
  [ $code -eq 1 ] || exit $code
}

# A verdict is one line, `accepted` its first member and `record` its last; verdicts stand in the order of the submissions.
sed -n 's/^{"accepted":true,.*"record":\(.*\)}$/\1/p' "$folder/verdicts.ndjson" >"$folder/records.ndjson"
paste -d '\t' "$folder/verdicts.ndjson" "$folder/submissions.ndjson" |
  sed -n 's/^{"accepted":false,.*\t//p' >"$folder/rejected.ndjson"
grep '^{"accepted":false,' "$folder/verdicts.ndjson" | grep -o '"code":"[^"]*"' | sort | uniq -c | sort -k1,1nr -k2

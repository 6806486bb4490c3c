#!/usr/bin/env bash
# Makes the licence knowledge of this module anew. Reads local files only; needs Java 21 or later (JAVA_HOME).
#
#   runtime/provenance/refresh-licenses.sh texts JAR       texts.bin from the texts of the SPDX list: a jar of
#       org.spdx:java-spdx-library (mvn dependency:get -Dartifact=org.spdx:java-spdx-library:2.0.4), or the folder
#       json/details of github.com/spdx/license-list-data with licenses.json beside its files
#   runtime/provenance/refresh-licenses.sh table FOLDER    licenses.csv from FOLDER/licenses.json (the SPDX list as the Model
#       Openness Tool has it) and FOLDER/mof-licenses.json (its own table), both from web/modules/mof/ of
#       github.com/lfai/model_openness_tool, and the two tables beside this script's sources: hub.csv (identifiers of the
#       Hugging Face hub, from docs/hub/repositories-licenses.md of github.com/huggingface/hub-docs) and own.csv (licences of
#       well-known models that neither lists). Then put the commits and dates into sources.csv.
#
# restrictions.csv beside licenses.csv is written by hand, from the texts of the licences themselves, and goes over its last column.
set -euo pipefail
module=$(cd "$(dirname "$0")" && pwd)
list=$(mktemp)
trap 'rm -f "$list"' EXIT
# What the module is made of is built first; the last of them, which is this module, leaves its class path.
(cd "$module/../.." && mvn -B -q -pl runtime/provenance -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$list" -DincludeScope=test)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
run() { "$java" -cp "$module/target/test-classes:$module/target/classes:$(cat "$list")" "$@"; }
resources=$module/src/main/resources/dev/openbook/license
case ${1:-} in
    texts) run dev.openbook.license.text.RefreshTexts "$2" "$resources/text/texts.bin" ;;
    table) run dev.openbook.license.RefreshLicenseTable "$2" "$resources/licenses.csv" ;;
    *) sed -n '2,14p' "$0"; exit 2 ;;
esac

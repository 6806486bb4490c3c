# Sourced by the scripts here: finds a JDK of release 21 or newer in OPENBOOK_JAVA_HOME, JAVA_HOME, on the PATH, then in the
# usual places, whatever the default Java is.
min_release=21

# The feature release of the JDK in a folder; nothing if it is none. The release file spares starting a virtual machine.
release_of() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local version=""
  [ -r "$1/release" ] && version="$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9._]*\).*/\1/p' "$1/release")"
  [ -n "$version" ] || version="$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9._]*\).*/\1/p')"
  version="${version#1.}"
  printf '%s' "${version%%[._]*}"
}

suits() { local release; release="$(release_of "$1")"; [ -n "$release" ] && [ "$release" -ge "$min_release" ]; }

find_jdk() {
  local home on_path
  for home in "${OPENBOOK_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && suits "$home"; then printf '%s' "$home"; return 0; fi
  done
  if on_path="$(command -v javac 2>/dev/null)"; then
    home="$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")"
    if suits "$home"; then printf '%s' "$home"; return 0; fi
  fi
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/java/* "$HOME"/.sdkman/candidates/java/* \
      "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jenv/versions/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -d "$home" ] && suits "$home"; then printf '%s' "$home"; return 0; fi
  done
  return 1
}

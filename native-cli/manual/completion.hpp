// What could stand next on the command line. The shells ask the program at every Tab, so that what
// they offer is what it takes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manual/guide.hpp"

namespace redress::manual {

struct Candidate {
  std::string word;         ///< Whole, with what has been typed of it.
  std::string description;  ///< One line; may be empty.
};

struct Completion {
  enum class Paths { none, files, folders };
  std::vector<Candidate> candidates;
  Paths paths = Paths::none;  ///< Which paths are offered as well.
  std::string
      before_path;  ///< What of the word stands before the path, such as `--html=` or `sqlite:`.
};

/// Names that options take although their declarations do not list them.
struct KnownNames {
  std::vector<std::string> packs;
  std::vector<std::string> languages;
  std::vector<std::string> schemas;
};

/// `words` are those after the program's name; the last is the one being typed, and may be empty.
[[nodiscard]] Completion complete(const Guide& program, const KnownNames& names,
                                  std::span<const std::string> words);

/// A line for each candidate, `word TAB description`, then where paths are offered `:files PREFIX`
/// or `:folders PREFIX`. No word begins with a colon.
[[nodiscard]] std::string as_lines(const Completion& completion);

inline constexpr std::string_view bash_script =
    R"sh(# redress: completion for bash. In ~/.bashrc:  source <(redress completion bash)
_redress() {
  local line=${COMP_LINE:0:COMP_POINT} words word reply kind='' before=''
  local -a answers
  read -r -a words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  word=${words[-1]}
  # Of a word that holds a colon or an equals sign bash replaces what stands behind it.
  local kept=${word%"${word##*[:=]}"}
  COMPREPLY=()
  mapfile -t answers < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
  for reply in "${answers[@]}"; do
    case $reply in
      :*) kind=${reply%% *} before=${reply#* } ;;
      *) reply=${reply%%$'\t'*} COMPREPLY+=("${reply#"$kept"}") ;;
    esac
  done
  if [[ -n $kind ]]; then
    compopt -o filenames 2>/dev/null
    local how=-f
    [[ $kind == :folders ]] && how=-d
    mapfile -t answers < <(compgen "$how" -- "${word#"$before"}")
    COMPREPLY+=("${answers[@]}")
  elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _redress redress
)sh";

inline constexpr std::string_view zsh_script = R"sh(#compdef redress
# redress: completion for zsh. In a folder of $fpath as _redress, or in ~/.zshrc:  source <(redress completion zsh)
_redress() {
  local line kind='' before=''
  local -a answers offered
  answers=("${(@f)$("${(Q)words[1]/#\~/$HOME}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in $answers; do
    if [[ $line == :* ]]; then
      kind=${line%% *} before=${line#* }
    elif [[ $line == *:$'\t' ]]; then
      compadd -S '' -- "${line%$'\t'}"
    else
      # _describe parts word and description by a colon.
      offered+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    fi
  done
  [[ ${#offered} -gt 0 ]] && _describe redress offered
  if [[ -n $kind ]]; then
    compset -P "${(b)before}"
    if [[ $kind == :folders ]]; then _files -/; else _files; fi
  fi
}
if [[ ${funcstack[1]-} == _redress ]]; then _redress "$@"; else compdef _redress redress; fi
)sh";

inline constexpr std::string_view fish_script =
    R"sh(# redress: completion for fish. As redress.fish in ~/.config/fish/completions, or:  redress completion fish | source
function __redress_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    for line in ($program complete -- $words[2..-1] "$word" 2>/dev/null)
        if not string match -q ':*' -- $line
            echo $line
            continue
        end
        set -l before (string replace -r '^\S+ ' '' -- $line)
        set -l path (string sub -s (math (string length -- "$before") + 1) -- "$word")
        if string match -q ':folders *' -- $line
            string replace -r '^' -- "$before" (__fish_complete_directories "$path" '')
        else
            string replace -r '^' -- "$before" (__fish_complete_path "$path" '')
        end
    end
end
complete -c redress -f -a '(__redress_complete)'
)sh";

}  // namespace redress::manual

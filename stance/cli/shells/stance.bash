# Completion of `stance` in bash. Load it from ~/.bashrc, or put it where bash-completion looks.
_stance() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files) compopt -o default 2>/dev/null; return ;;
            *=) compopt -o nospace 2>/dev/null ;;
        esac
        COMPREPLY+=("$line")
    done < <(_STANCE_COMPLETE=bash command "${1/#\~/$HOME}" "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o nosort -F _stance stance 2>/dev/null || complete -F _stance stance

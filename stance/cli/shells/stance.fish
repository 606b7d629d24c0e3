# Completion of `stance` in fish. Put it in ~/.config/fish/completions.
function __stance_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # A quote that is still open cannot be unescaped.
    set -l plain (string unescape -- $typed; or string replace -r '^["\']' '' -- $typed)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    for line in (_STANCE_COMPLETE=fish command $program $words[2..-1] "$plain" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path $typed
        else
            echo $line
        end
    end
end
complete --command stance --no-files --keep-order --arguments '(__stance_complete)'

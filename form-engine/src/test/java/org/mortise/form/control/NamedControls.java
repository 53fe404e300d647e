package org.mortise.form.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds where a source decides by the name of a control.
 *
 * @param types names of the controls
 */
record NamedControls(Set<String> types) {

    /** Names that documents, tables and parameters use for other things as well: only decisions about controls give these away. */
    private static final Set<String> EVERYDAY = Set.of(
            "text",
            "number",
            "date",
            "time",
            "month",
            "url",
            "email",
            "phone",
            "address",
            "location",
            "image",
            "icon",
            "color",
            "currency",
            "user",
            "users",
            "department",
            "departments",
            "role",
            "roles",
            "link",
            "links",
            "tree",
            "stage",
            "attachment",
            "landline");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern TEXT_BLOCK = Pattern.compile("(?s)\"\"\".*?\"\"\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([a-z]+)\";");
    private static final Pattern COMPARED =
            Pattern.compile("(?s)(?:control|type)\\(\\)\\s*\\.equals\\(\\s*(\"[a-z]+\"|[.\\w]+)\\s*\\)");
    private static final Pattern COMPARED_BACKWARDS =
            Pattern.compile("(?s)\"([a-z]+)\"\\s*\\.equals\\([^()]*(?:\\(\\))?[^()]*(?:control|type)\\(\\)\\s*\\)");
    private static final Pattern NAMED = Pattern.compile("(?:equals|contains|case)\\W+(\\w+Control\\.TYPE)");
    private static final Pattern SEVERAL = Pattern.compile("(?s)(?:Set|List)\\.of\\(([^()]*)\\)");
    private static final Pattern SWITCH = Pattern.compile("switch \\(([^{]*)\\) \\{");
    private static final Pattern OF_CONTROLS =
            Pattern.compile("control\\(\\)|type\\(\\)|\"type\"|\\b(?:control|type)\\b");
    private static final Pattern LABEL = Pattern.compile("case ([^>]*)->");

    /** The names by which {@code source} decides; one that stands in a document or a message is none. */
    List<String> in(String source) {
        var code = TEXT_BLOCK.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("\"\"");
        var found = new ArrayList<String>();
        literals(code).stream().filter(name -> !EVERYDAY.contains(name)).forEach(found::add);
        NAMED.matcher(code).results().map(named -> named.group(1)).forEach(found::add);
        compared(code, found);
        SEVERAL.matcher(code).results().map(listed -> listed.group(1)).forEach(listed -> {
            var names = literals(listed);
            if (names.size() > 1 && names.size() == listed.split(",").length) {
                found.addAll(names);
            }
        });
        SWITCH.matcher(code)
                .results()
                .filter(one -> OF_CONTROLS.matcher(one.group(1)).find())
                .forEach(one -> labels(block(code, one), found));
        return found.stream().distinct().sorted().toList();
    }

    private void compared(String code, Collection<String> found) {
        var constants = CONSTANT.matcher(code).results().toList();
        COMPARED.matcher(code).results().map(compared -> compared.group(1)).forEach(other -> {
            found.addAll(literals(other));
            constants.stream()
                    .filter(constant -> constant.group(1).equals(other) && types.contains(constant.group(2)))
                    .forEach(constant -> found.add(constant.group(2)));
        });
        COMPARED_BACKWARDS
                .matcher(code)
                .results()
                .map(compared -> compared.group(1))
                .filter(types::contains)
                .forEach(found::add);
    }

    private void labels(String block, Collection<String> found) {
        LABEL.matcher(block).results().map(label -> literals(label.group(1))).forEach(found::addAll);
    }

    private List<String> literals(String code) {
        return LITERAL.matcher(code)
                .results()
                .map(literal -> literal.group(1))
                .filter(types::contains)
                .toList();
    }

    private static String block(String code, MatchResult opened) {
        var depth = 1;
        var at = opened.end();
        while (at < code.length() && depth > 0) {
            depth += code.charAt(at) == '{' ? 1 : code.charAt(at) == '}' ? -1 : 0;
            at++;
        }
        return code.substring(opened.end(), at);
    }
}

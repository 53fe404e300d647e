package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * Choices in a tree: an option holds its {@code children}. Keys are unique in the whole tree.
 *
 * @param parents key of the option above, by key; options at the top are not in it
 * @param labels of all options, by key
 * @param leafOnly whether only options without children may be chosen
 */
public record OptionTree(
        Map<String, String> parents, Map<String, LocalizedText> labels, List<Problem> problems, boolean leafOnly) {

    private static final Pattern PATH = Pattern.compile("\\s*[/>\\\\＞／→-]\\s*");

    public OptionTree {
        problems = List.copyOf(problems);
    }

    static OptionTree read(FieldProps props) {
        var parents = new HashMap<String, String>();
        var labels = new LinkedHashMap<String, LocalizedText>();
        var problems = new ArrayList<Problem>();
        collect(props.json().path("options"), null, "/options/", new Found(parents, labels, problems));
        return new OptionTree(
                parents, labels, problems, !props.json().path("anyLevel").asBoolean(false));
    }

    private record Found(Map<String, String> parents, Map<String, LocalizedText> labels, List<Problem> problems) {}

    private static void collect(JsonNode options, @Nullable String parent, String at, Found found) {
        for (var index = 0; index < options.size(); index++) {
            var option = options.get(index);
            var key = option.path("key").asText("");
            var label = option.path("label");
            if (!ObjectKey.isKey(key) && !key.matches("[0-9]{2,12}")) {
                found.problems().add(Problem.at(at + index + "/key", "key_malformed", Map.of("key", key)));
            } else if (found.labels()
                            .put(
                                    key,
                                    label.isTextual() || label.isObject()
                                            ? LocalizedText.fromJson(Json.plain(label))
                                            : LocalizedText.of(key))
                    != null) {
                found.problems().add(Problem.at(at + index + "/key", "key_duplicate", Map.of("key", key)));
            }
            if (parent != null) {
                found.parents().put(key, parent);
            }
            collect(option.path("children"), key, at + index + "/children/", found);
        }
    }

    List<Problem> check() {
        return labels.isEmpty() && problems.isEmpty() ? List.of(Problem.at("/options", "options_missing")) : problems;
    }

    boolean has(String key) {
        return labels.containsKey(key);
    }

    boolean isLeaf(String key) {
        return !parents.containsValue(key);
    }

    /** Keys from the top to {@code key}. */
    List<String> pathTo(String key) {
        var path = new ArrayDeque<String>();
        var seen = new HashSet<String>();
        for (@Nullable String at = key; at != null && seen.add(at); at = parents.get(at)) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /** The option that 浙江/杭州 or 杭州 names, where only one does. */
    Optional<String> named(String text) {
        var parts = PATH.split(text.strip());
        var last = parts[parts.length - 1];
        var found = labels.keySet().stream()
                .filter(key -> isCalled(key, last))
                .filter(key -> parts.length == 1 || ends(pathTo(key), parts))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isCalled(String key, String name) {
        var label = labels.get(key);
        return key.equals(name) || (label != null && label.texts().containsValue(name));
    }

    private boolean ends(List<String> path, String[] parts) {
        if (parts.length > path.size()) {
            return false;
        }
        var shift = path.size() - parts.length;
        for (var index = 0; index < parts.length; index++) {
            if (!isCalled(path.get(shift + index), parts[index])) {
                return false;
            }
        }
        return true;
    }
}

package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.OptionShape;

/**
 * Choices in a tree: an option holds its {@code children}. Keys are unique in the whole tree.
 *
 * @param parents key of the option above, by key; options at the top are not in it
 * @param options all of them, by key
 * @param leafOnly whether only options without children may be chosen
 */
public record OptionTree(
        Map<String, String> parents, Map<String, OptionShape> options, List<Problem> problems, boolean leafOnly) {

    private static final Pattern PATH = Pattern.compile("\\s*[/>\\\\＞／→-]\\s*");
    /** What stands between the steps of a path for certain: a dash may be a part of a name. */
    private static final Pattern STEP = Pattern.compile("\\s*[/>\\\\＞／→]\\s*");

    public OptionTree {
        problems = List.copyOf(problems);
    }

    static OptionTree read(FieldProps props) {
        var parents = new HashMap<String, String>();
        var options = new LinkedHashMap<String, OptionShape>();
        var problems = new ArrayList<Problem>();
        collect(props.json().path("options"), null, "/options/", new Found(parents, options, problems));
        return new OptionTree(
                parents, options, problems, !props.json().path("anyLevel").asBoolean(false));
    }

    private record Found(Map<String, String> parents, Map<String, OptionShape> options, List<Problem> problems) {}

    private static void collect(JsonNode options, @Nullable String parent, String at, Found found) {
        for (var index = 0; index < options.size(); index++) {
            var option = options.get(index);
            var key = option.path("key").asText("");
            if (!ObjectKey.isKey(key) && !key.matches("[0-9]{2,12}")) {
                found.problems().add(Problem.at(at + index + "/key", "key_malformed", Map.of("key", key)));
            } else if (found.options().put(key, OptionShape.of(option)) != null) {
                found.problems().add(Problem.at(at + index + "/key", "key_duplicate", Map.of("key", key)));
            }
            if (parent != null) {
                found.parents().put(key, parent);
            }
            collect(option.path("children"), key, at + index + "/children/", found);
        }
    }

    List<Problem> check() {
        return options.isEmpty() && problems.isEmpty() ? List.of(Problem.at("/options", "options_missing")) : problems;
    }

    boolean has(String key) {
        return options.containsKey(key);
    }

    /** What may be chosen, in its order. */
    List<OptionShape> choices() {
        var inner = new HashSet<>(leafOnly ? parents.values() : List.of());
        return options.values().stream()
                .filter(option -> !inner.contains(option.key()))
                .toList();
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
        var spelled = Stream.of(parts).map(OptionNames::spelling).toArray(String[]::new);
        return named(parts, OptionNames::isCalled).or(() -> named(spelled, OptionNames::isSpelled));
    }

    private Optional<String> named(String[] parts, BiPredicate<OptionShape, String> called) {
        var found = all(options.values(), parts, called);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The names of which 浙江/杭州 is made. */
    public static List<String> steps(String path) {
        return Stream.of(STEP.split(path.strip()))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    /** Keys of all options that may be chosen and that 浙江/杭州 or 杭州 names. */
    List<String> meant(String text) {
        var name = text.strip();
        return Stream.of(new String[] {name}, STEP.split(name), PATH.split(name))
                .map(this::meant)
                .filter(keys -> !keys.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> meant(String[] parts) {
        var choices = choices();
        var exact = all(choices, parts, OptionNames::isCalled);
        var spelled = Stream.of(parts).map(OptionNames::spelling).toArray(String[]::new);
        return exact.isEmpty() ? all(choices, spelled, OptionNames::isSpelled) : exact;
    }

    private List<String> all(Collection<OptionShape> among, String[] parts, BiPredicate<OptionShape, String> called) {
        var last = parts.length == 0 ? "" : parts[parts.length - 1];
        return among.stream()
                .filter(option -> !last.isEmpty() && called.test(option, last))
                .map(OptionShape::key)
                .filter(key -> parts.length == 1 || ends(pathTo(key), parts, called))
                .toList();
    }

    /** What may be chosen, called by its way from the top. */
    List<Vocabulary.Offer> offers() {
        return choices().stream()
                .filter(option -> !option.retired())
                .map(option -> new Vocabulary.Offer(option.key(), way(option.key())))
                .toList();
    }

    private LocalizedText way(String key) {
        return LocalizedText.joined(
                " / ",
                pathTo(key).stream()
                        .flatMap(step -> Optional.ofNullable(options.get(step)).stream())
                        .map(OptionShape::label)
                        .toList());
    }

    private boolean ends(List<String> path, String[] parts, BiPredicate<OptionShape, String> called) {
        if (parts.length > path.size()) {
            return false;
        }
        var shift = path.size() - parts.length;
        for (var index = 0; index < parts.length; index++) {
            var option = options.get(path.get(shift + index));
            if (option == null || !called.test(option, parts[index])) {
                return false;
            }
        }
        return true;
    }
}

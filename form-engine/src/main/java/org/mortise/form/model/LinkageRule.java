package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;

/**
 * What happens to fields while a condition holds, and what while it does not.
 *
 * @param when condition over the record; missing: always
 * @param enabled whether it is in force; a rule that is not is kept for later
 * @param otherwise what happens while the condition does not hold
 * @param pointer where its condition stands in the document of the form
 * @param table key of the sub-table each of whose rows is asked by itself, columns first; null where the record is asked
 */
public record LinkageRule(
        String key,
        LocalizedText title,
        JsonNode when,
        boolean enabled,
        List<Action> then,
        List<Action> otherwise,
        String pointer,
        @Nullable String table) {

    private static final String WHEN = "/when";

    public LinkageRule {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
    }

    static LinkageRule parse(JsonNode json, String pointer) {
        var key = json.path("key").asText("");
        return new LinkageRule(
                key,
                Nodes.label(json.path("title"), key),
                json.path("when"),
                json.path("enabled").asBoolean(true),
                Nodes.list(json.path("then"), Action::parse),
                Nodes.list(json.path("else"), Action::parse),
                pointer + WHEN,
                Nodes.text(json.path("table")));
    }

    /** The same with translations hidden and locked where what they translate is. */
    LinkageRule followed(Map<String, List<String>> translations) {
        return translations.isEmpty()
                ? this
                : new LinkageRule(
                        key,
                        title,
                        when,
                        enabled,
                        then.stream()
                                .map(action -> action.followed(translations))
                                .toList(),
                        otherwise.stream()
                                .map(action -> action.followed(translations))
                                .toList(),
                        pointer,
                        table);
    }

    /** Where the rule stands in the document. */
    public String place() {
        return pointer.endsWith(WHEN) ? pointer.substring(0, pointer.length() - WHEN.length()) : pointer;
    }

    /** Where one of its actions stands; that of a rule which is written at a field stands where the rule does. */
    public String placeOf(String branch, int action) {
        return pointer.endsWith(WHEN) ? place() + "/" + branch + "/" + action : pointer;
    }

    /** Where a target of one of its actions is named. */
    public String placeOf(String branch, int action, int target) {
        var at = placeOf(branch, action);
        return pointer.endsWith(WHEN) ? at + "/targets/" + target : at + "/" + target;
    }

    /** What is written at a field or column itself: effects of the kinds {@code acts}, each on the same targets. */
    static LinkageRule ofField(
            String key,
            List<String> acts,
            JsonNode when,
            List<String> targets,
            String pointer,
            @Nullable String table) {
        var actions = acts.stream()
                .map(act -> new Action(act, targets, MissingNode.getInstance(), List.of(), false))
                .toList();
        return new LinkageRule(key, LocalizedText.of(key), when, true, actions, List.of(), pointer, table);
    }

    /**
     * One effect on its targets.
     *
     * @param act {@code show}, {@code hide}, {@code require}, {@code readonly}, {@code set} or {@code options}
     * @param targets keys of fields, {@code table.column} for columns; for show and hide also keys of containers
     * @param value operand for set; missing: blank
     * @param options keys that remain to be chosen, for options
     * @param clears for options: whether a choice that does not remain is taken back instead of refused
     */
    public record Action(String act, List<String> targets, JsonNode value, List<String> options, boolean clears) {

        public Action {
            targets = List.copyOf(targets);
            options = List.copyOf(options);
        }

        private Action followed(Map<String, List<String>> translations) {
            return new Action(act, Translations.following(act, targets, translations), value, options, clears);
        }

        static Action parse(JsonNode json) {
            return new Action(
                    json.path("act").asText(""),
                    Nodes.texts(json.path("targets")),
                    json.path("value"),
                    Nodes.texts(json.path("options")),
                    json.path("onInvalid").asText("").equals("clear"));
        }
    }
}

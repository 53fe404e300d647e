package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What happens to fields while a condition holds.
 *
 * @param when condition over the record; missing: always
 * @param enabled whether it is in force; a rule that is not is kept for later
 */
public record LinkageRule(String key, JsonNode when, boolean enabled, List<Action> then) {

    public LinkageRule {
        then = List.copyOf(then);
    }

    static LinkageRule parse(JsonNode json) {
        return new LinkageRule(
                json.path("key").asText(""),
                json.path("when"),
                json.path("enabled").asBoolean(true),
                Nodes.list(json.path("then"), Action::parse));
    }

    /**
     * One effect on its targets.
     *
     * @param act {@code show}, {@code hide}, {@code require}, {@code readonly}, {@code set} or {@code options}
     * @param targets keys of fields, {@code table.column} for columns; for show and hide also keys of containers
     * @param value operand for set; missing: blank
     * @param options keys that remain to be chosen, for options
     */
    public record Action(String act, List<String> targets, JsonNode value, List<String> options) {

        public Action {
            targets = List.copyOf(targets);
            options = List.copyOf(options);
        }

        static Action parse(JsonNode json) {
            return new Action(
                    json.path("act").asText(""),
                    Nodes.texts(json.path("targets")),
                    json.path("value"),
                    Nodes.texts(json.path("options")));
        }
    }
}

package org.mortise.rule.run;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.OptionShape;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleInput;
import org.mortise.rule.definition.Trigger;

/**
 * A rule that a person may run, in his language.
 *
 * @param confirm what is asked before it runs; null: nothing
 * @param input what has to be filled in before it runs
 * @param offered where it is offered without a button of its own
 */
record ActionView(ObjectKey rule, String title, @Nullable String confirm, List<Question> input, Set<String> offered) {

    record Question(String key, String type, String title, boolean required, List<Choice> options) {
        static Question of(RuleInput input, Locale locale) {
            return new Question(
                    input.key(),
                    input.kind().id(),
                    input.title().in(locale),
                    input.required(),
                    input.options().stream()
                            .map(option -> Choice.of(option, locale))
                            .toList());
        }
    }

    record Choice(String key, String label) {
        static Choice of(OptionShape option, Locale locale) {
            return new Choice(option.key(), option.label().in(locale));
        }
    }

    /** Of rules that people run; others are left out. */
    record Page(List<ActionView> items) {
        static Page of(List<RuleDefinition> rules, Locale locale) {
            return new Page(rules.stream()
                    .filter(rule -> rule.trigger() instanceof Trigger.Pressed)
                    .map(rule -> ActionView.of(rule, (Trigger.Pressed) rule.trigger(), locale))
                    .toList());
        }
    }

    private static ActionView of(RuleDefinition rule, Trigger.Pressed pressed, Locale locale) {
        return new ActionView(
                rule.key(),
                rule.title().in(locale),
                pressed.confirm() == null ? null : pressed.confirm().in(locale),
                pressed.inputs().all().stream()
                        .map(input -> Question.of(input, locale))
                        .toList(),
                pressed.offered());
    }
}

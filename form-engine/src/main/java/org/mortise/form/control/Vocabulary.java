package org.mortise.form.control;

import java.util.List;
import java.util.function.Function;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.OptionShape;

/**
 * The names of what a form lets be chosen, as words of cells say them.
 *
 * @param offers in their order, without those that are retired
 * @param meaning keys of what a word may stand for: none when it is unknown, several when they share the name
 * @param several whether a cell holds several words
 * @param grows whether the form can be given options for words that it does not know
 */
public record Vocabulary(List<Offer> offers, Function<String, List<String>> meaning, boolean several, boolean grows) {

    /** Something that may be chosen, and what people call it. */
    public record Offer(String key, LocalizedText label) {}

    public Vocabulary {
        offers = List.copyOf(offers);
    }

    static Vocabulary of(OptionSettings settings, boolean several, boolean grows) {
        return new Vocabulary(
                offers(settings.options()),
                word -> settings.named(word).stream().toList(),
                several,
                grows);
    }

    static List<Offer> offers(List<OptionShape> options) {
        return options.stream()
                .filter(option -> !option.retired())
                .map(option -> new Offer(option.key(), option.label()))
                .toList();
    }
}

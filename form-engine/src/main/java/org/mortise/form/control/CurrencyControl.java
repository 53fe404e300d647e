package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.OptionShape;

/**
 * In which currency something is: one of the currencies that the form allows, kept by its ISO 4217 code. Amounts name it as their
 * {@code currencyField}.
 */
public final class CurrencyControl implements ChoiceControl {

    @Override
    public String type() {
        return "currency";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.ofCurrencies();
    }

    @Override
    public List<Problem> check(OptionSettings settings) {
        if (settings.options().isEmpty()) {
            return List.of(Problem.at("/options", "options_missing"));
        }
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var index = 0; index < settings.options().size(); index++) {
            var code = settings.options().get(index).key();
            if (!Currencies.isKnown(code)) {
                problems.add(Problem.at("/options/" + index + "/key", "currency_unknown", Map.of("currency", code)));
            } else if (!seen.add(code)) {
                problems.add(Problem.at("/options/" + index + "/key", "key_duplicate", Map.of("key", code)));
            }
        }
        return problems;
    }

    /** Also as people write it: {@code $}, {@code 欧元}, {@code usd}. */
    @Override
    public Coerced coerce(OptionSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_option", text -> {
            var meant = meant(settings, text);
            return Coerced.of(meant == null ? text : meant);
        });
    }

    @Override
    public Coerced cell(OptionSettings settings, String text, Coercion coercion) {
        var meant = meant(settings, text);
        return meant == null ? ChoiceControl.super.cell(settings, text, coercion) : Coerced.of(meant);
    }

    /** Which currencies there are is not for a workbook to say. */
    @Override
    public Vocabulary vocabulary(OptionSettings settings) {
        return new Vocabulary(
                Vocabulary.offers(settings.options()),
                word -> {
                    var meant = meant(settings, word);
                    return meant == null ? settings.named(word).stream().toList() : List.of(meant);
                },
                false,
                false);
    }

    private static @Nullable String meant(OptionSettings settings, String text) {
        var allowed = settings.options().stream().map(OptionShape::key).toList();
        return Currencies.meant(text, allowed);
    }
}

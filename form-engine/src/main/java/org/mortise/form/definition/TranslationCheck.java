package org.mortise.form.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mortise.core.http.Locales;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Translations;
import org.mortise.form.model.Unknown;

/** What is wrong with the fields that hold the text of others in other languages. */
record TranslationCheck(FormShape shape, List<Problem> problems) {

    void fields(FormDefinition form) {
        var taken = new HashSet<String>();
        for (var each : Neighbours.of(form, shape)) {
            var source = Neighbours.named(each.siblings(), each.field().key()).orElse(null);
            if (source != null) {
                translations(each, source, taken);
            }
        }
    }

    /** @param taken the fields and columns that hold a translation by now, by their places in the document */
    private void translations(Neighbours each, FieldShape source, Set<String> taken) {
        var around = each.at().substring(0, each.at().lastIndexOf('/') + 1);
        new TreeMap<>(source.translations()).forEach((language, key) -> {
            var at = each.at() + "/props/" + Translations.SETTING + "/" + language;
            if (Locales.tagged(language).isEmpty()) {
                problems.add(Problem.at(at, "translation_language", Map.of("language", language)));
            }
            var held = Neighbours.named(each.siblings(), key).orElse(null);
            if (held == null) {
                problems.add(Unknown.key(
                        at, key, each.siblings().stream().map(FieldShape::key).toList()));
            } else {
                held(source, held, taken.add(around + key), at);
            }
        });
    }

    private void held(FieldShape source, FieldShape held, boolean alone, String at) {
        var names = Map.<String, Object>of("field", held.title(), "of", source.title());
        if (!held.control().equals(source.control()) || !held.translations().isEmpty()) {
            problems.add(Problem.at(at, "translation_unfit", names));
        } else if (source.encrypted() && !held.encrypted()) {
            problems.add(Problem.at(at, "translation_in_clear", names));
        }
        if (!alone) {
            problems.add(Problem.at(at, "translation_twice", names));
        }
    }
}

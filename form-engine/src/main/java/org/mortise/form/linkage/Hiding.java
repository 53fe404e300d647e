package org.mortise.form.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mortise.form.model.FormDefinition;

/** What becomes of the value of a field while rules hide it. Rights that hide it change nothing. */
enum Hiding {
    /** It is blank. */
    CLEAR,
    /** It stays, and goes on being computed where it is. */
    KEEP,
    /** It is what its default gives; a computed one goes on being computed. */
    RECOMPUTE;

    /** What becomes of each field and column, by path; a column does as its table, the table as the form. */
    static Map<String, Hiding> of(FormDefinition form, List<PreparedField> fields) {
        var found = new HashMap<String, Hiding>();
        for (var field : fields) {
            var own = own(field, of(form.onHide()));
            found.put(field.path(), own);
            field.columns().forEach(column -> found.put(column.path(), own(column, own)));
        }
        return found;
    }

    private static Hiding own(PreparedField field, Hiding around) {
        var word = field.definition().onHide();
        return word == null ? around : of(word);
    }

    private static Hiding of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "keep" -> KEEP;
            case "recompute" -> RECOMPUTE;
            default -> CLEAR;
        };
    }
}

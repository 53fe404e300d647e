package org.mortise.form.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mortise.form.model.FormDefinition;

/** When people may still change a field whose record was submitted; from the freest to the strictest. */
enum AfterSubmit {
    /** While it is being decided about, and afterwards. */
    FREE,
    /** Once it has been decided about. */
    ENDED,
    /** Only if it was not approved. */
    LOCKED;

    /** When each field and column may be changed, by path; a column as its table, the table as the form says. */
    static Map<String, AfterSubmit> of(FormDefinition form, List<PreparedField> fields) {
        var found = new HashMap<String, AfterSubmit>();
        for (var field : fields) {
            var own = own(field, of(form.afterSubmit()));
            found.put(field.path(), own);
            field.columns().forEach(column -> found.put(column.path(), own(column, own)));
        }
        return Map.copyOf(found);
    }

    private static AfterSubmit own(PreparedField field, AfterSubmit around) {
        var word = field.definition().afterSubmit();
        return word == null ? around : of(word);
    }

    private static AfterSubmit of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "free" -> FREE;
            case "locked" -> LOCKED;
            default -> ENDED;
        };
    }
}

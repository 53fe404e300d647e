package org.mortise.form.linkage;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.ValueType;

/**
 * What the tables of a form are called: readable where it fits, at most 63 characters always, the same for ever.
 *
 * @param table table of the records
 */
record StorageNames(String table) {

    private static final int LONGEST_FORM = 36;
    private static final int LONGEST_FIELD = 20;
    private static final int HASH = 8;

    static StorageNames of(ObjectKey form) {
        var plain = form.pkg() + "__" + form.key();
        // Two dotted packages must not meet when their dots are replaced.
        var ambiguous = form.pkg().indexOf('.') >= 0
                || form.pkg().contains("__")
                || form.key().contains("__");
        return new StorageNames(shortened(plain.replace('.', '_'), form.toString(), LONGEST_FORM, ambiguous));
    }

    String searchTable() {
        return table + "__search";
    }

    /** Child table of a sub-table or link table of many links. */
    String fieldTable(String field, ValueType type) {
        var mark = type == ValueType.SUBTABLE ? "__r_" : "__l_";
        return table + mark + shortened(field, field, LONGEST_FIELD, false);
    }

    /** Named by type too, so that a field whose type changes gets a new column and the old values stay as they were. */
    static String column(ValueType type, String field) {
        var mark =
                switch (type) {
                    case TEXT, LONG_TEXT, OPTION, STRUCTURE -> "t_";
                    case NUMBER -> "n_";
                    case BOOLEAN -> "b_";
                    case DATE -> "d_";
                    case DATETIME -> "s_";
                    case TIME -> "h_";
                    case OPTIONS -> "o_";
                    case USER, DEPARTMENT, LINK -> "u_";
                    case USERS, DEPARTMENTS, LINKS, FILES, SUBTABLE -> "p_";
                };
        return mark + field;
    }

    private static String shortened(String name, String whole, int longest, boolean always) {
        if (name.length() <= longest && !always) {
            return name;
        }
        var hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
        return name.substring(0, Math.min(name.length(), longest - HASH - 1)) + "_" + hash;
    }
}

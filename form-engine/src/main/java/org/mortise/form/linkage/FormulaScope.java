package org.mortise.form.linkage;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/** What a formula in a form may read, and which other forms it may ask. */
public final class FormulaScope {

    private FormulaScope() {}

    /**
     * @param table around a column; null for a field
     * @param forms shapes of other forms
     * @param known forms to choose from when one that is asked is unknown
     */
    public static FieldTypes of(
            FormShape shape,
            @Nullable FieldShape table,
            Function<ObjectKey, Optional<FormShape>> forms,
            Collection<ObjectKey> known) {
        Function<ObjectKey, Optional<FormShape>> all =
                target -> target.equals(shape.form()) ? Optional.of(shape) : forms.apply(target);
        var asking =
                new AskingTypes(FormTypes.unsecured(shape, all), shape.form().pkg(), all, known);
        return table == null ? asking : new RowTypes(asking, table);
    }
}

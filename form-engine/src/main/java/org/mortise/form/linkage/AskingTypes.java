package org.mortise.form.linkage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.ForwardingFieldTypes;
import org.mortise.core.formula.OtherForm;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/**
 * The fields of a form where other forms may be asked as well: a bare key means a form of the same package.
 *
 * @param others forms to choose a suggestion from
 */
record AskingTypes(
        FieldTypes fields, String pkg, Function<ObjectKey, Optional<FormShape>> shapes, Collection<ObjectKey> others)
        implements ForwardingFieldTypes {

    @Override
    public @Nullable OtherForm form(String reference) {
        return key(reference)
                .flatMap(shapes)
                .map(shape -> new OtherForm(shape.form().toString(), FormTypes.unsecured(shape, shapes)))
                .orElse(null);
    }

    @Override
    public List<String> forms() {
        return others.stream()
                .map(key -> key.pkg().equals(pkg) ? key.key() : key.toString())
                .toList();
    }

    private Optional<ObjectKey> key(String reference) {
        try {
            return Optional.of(ObjectKey.resolve(pkg, reference));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

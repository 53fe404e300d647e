package org.mortise.core.formula;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Fields seen from elsewhere: all is as in {@link #fields()} but what is said otherwise. */
public interface ForwardingFieldTypes extends FieldTypes {

    /** The fields as they are seen without this. */
    FieldTypes fields();

    /** A path as it is written in {@link #fields()}. */
    default FieldPath outside(FieldPath path) {
        return path;
    }

    @Override
    default @Nullable FxType typeOf(FieldPath path) {
        return fields().typeOf(outside(path));
    }

    @Override
    default Collection<String> known() {
        return fields().known();
    }

    @Override
    default @Nullable FieldPath serial() {
        return fields().serial();
    }

    @Override
    default @Nullable OtherForm form(String reference) {
        return fields().form(reference);
    }

    @Override
    default Collection<String> forms() {
        return fields().forms();
    }

    @Override
    default @Nullable FieldPath currencyOf(FieldPath path) {
        return fields().currencyOf(outside(path));
    }

    @Override
    default @Nullable String codeOf(FieldPath path) {
        return fields().codeOf(outside(path));
    }

    @Override
    default @Nullable Origin originOf(FieldPath path) {
        return fields().originOf(outside(path));
    }

    @Override
    default Collection<String> branch(FieldPath path, String option) {
        return fields().branch(outside(path), option);
    }

    @Override
    default @Nullable Labels labelsOf(FieldPath path) {
        return fields().labelsOf(outside(path));
    }
}

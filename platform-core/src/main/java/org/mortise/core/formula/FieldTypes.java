package org.mortise.core.formula;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of the fields in scope. */
public interface FieldTypes {

    /** Behind an amount: in which currency it is. */
    String CURRENCY = "currency";

    /** The type of a field, or null when there is none at this path. */
    @Nullable
    FxType typeOf(FieldPath path);

    /** Dotted paths to choose a suggestion from when a field is unknown. */
    Collection<String> known();

    /** The field that holds the serial number of the record; null when there is none. */
    default @Nullable FieldPath serial() {
        return null;
    }

    /** Another form that may be asked, by its key as written; null when there is none, or where no form may be asked. */
    default @Nullable OtherForm form(String reference) {
        return null;
    }

    /** Keys of forms to choose a suggestion from when a form is unknown; empty where no form may be asked. */
    default Collection<String> forms() {
        return List.of();
    }

    /**
     * The field that says in which currency the amount at {@code path} is, or each of them where there are several; null when all
     * amounts of the field are in one.
     */
    default @Nullable FieldPath currencyOf(FieldPath path) {
        return null;
    }

    /** The currency that all amounts at {@code path} are in; null when a field says it, and for what is no amount. */
    default @Nullable String codeOf(FieldPath path) {
        return null;
    }

    /** Where the values at {@code path} come from; null when it is not known, or theirs. */
    default @Nullable Origin originOf(FieldPath path) {
        return null;
    }

    /** An option of the field at {@code path} with all that is below it in its tree; the option alone where there is no tree. */
    default Collection<String> branch(FieldPath path, String option) {
        return List.of(option);
    }

    /** What the choices at {@code path} are called; null when they come from elsewhere, and for what is no choice. */
    default @Nullable Labels labelsOf(FieldPath path) {
        return null;
    }

    /** What {@code path} means: {@code amount.currency} is the field that says in which currency the amount is. */
    default FieldPath meant(FieldPath path) {
        var keys = path.keys();
        var last = keys.size() - 1;
        if (last == 0 || !keys.get(last).equals(CURRENCY)) {
            return path;
        }
        var currency = currencyOf(new FieldPath(keys.subList(0, last)));
        return currency == null ? path : currency;
    }
}

package org.mortise.core.formula;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of the fields in scope. */
public interface FieldTypes {

    /** The type of a field, or null when there is none at this path. */
    @Nullable
    FxType typeOf(FieldPath path);

    /** Dotted paths to choose a suggestion from when a field is unknown. */
    Collection<String> known();
}

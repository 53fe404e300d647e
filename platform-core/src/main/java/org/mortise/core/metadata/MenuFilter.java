package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;
import org.mortise.core.kernel.Caller;

/** Decides which entries of a menu a caller gets to see; implemented where rights are known. */
public interface MenuFilter {

    /** Whether {@code caller} may open a form or dashboard. */
    Uni<Predicate<MetadataId>> mayOpen(Caller caller);
}

package org.mortise.core.org;

import java.util.SortedMap;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/** Knows which roles are published and how they are called; implemented by the feature that keeps them. */
public interface RoleTitles {

    SortedMap<ObjectKey, LocalizedText> all();
}

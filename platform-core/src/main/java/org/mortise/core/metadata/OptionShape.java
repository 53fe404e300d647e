package org.mortise.core.metadata;

import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;

/**
 * One choice of a field.
 *
 * @param key what records keep
 * @param color name of a palette colour, for tags and charts
 */
public record OptionShape(
        String key, LocalizedText label, @Nullable String color) {}

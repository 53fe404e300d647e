package org.mortise.core.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was looked at and may come in.
 *
 * @param path where it lies until it is kept
 * @param picture its size when it is a picture; null otherwise
 */
public record Examined(
        Path path, StoredFile.Content content, @Nullable PictureSize picture) {}

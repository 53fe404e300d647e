package org.mortise.core.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was looked at and may come in.
 *
 * @param path where it lies until it is kept
 * @param picture its size when it is a picture; null otherwise
 * @param shot what its camera noted, before that was taken out
 */
public record Examined(
        Path path, StoredFile.Content content, @Nullable PictureSize picture, Shot shot) {

    /** The same with as much of what its camera noted as is to be kept. */
    public Examined keeping(Shot kept) {
        return new Examined(path, content, picture, kept);
    }
}

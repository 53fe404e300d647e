package org.mortise.core.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures that stand in a document instead of a file. */
public final class EmbeddedPicture {

    private EmbeddedPicture() {}

    /** What the bytes are; empty unless they are a picture that browsers may show, of a size that they can. */
    public static Optional<String> type(byte[] bytes) {
        var type = ContentType.of(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!MediaTypes.isShown(type) || !Picture.isDecoded(type)) {
            return Optional.empty();
        }
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return Picture.size(stream, type).pixels() <= PictureSize.MOST_PIXELS
                    ? Optional.of(type)
                    : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}

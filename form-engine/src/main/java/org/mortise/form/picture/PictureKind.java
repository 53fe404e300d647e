package org.mortise.form.picture;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mortise.core.file.EmbeddedPicture;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;

/** The kind {@code picture}: a small picture that forms show; what it is, its bytes say. */
@ApplicationScoped
public class PictureKind implements MetadataKind {

    public static final String NAME = "picture";

    /** Documents are held in memory by every node. */
    private static final int MOST_KILOBYTES = 512;

    private static final int KILOBYTE = 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String folder() {
        return "pictures";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var bytes = bytes(doc).orElse(null);
        if (bytes == null) {
            return List.of(Problem.at("/content", "picture_not_readable"));
        }
        if (bytes.length > MOST_KILOBYTES * KILOBYTE) {
            return List.of(Problem.at("/content", "picture_too_heavy", Map.of("kilobytes", MOST_KILOBYTES)));
        }
        return EmbeddedPicture.type(bytes).isPresent()
                ? List.of()
                : List.of(Problem.at("/content", "picture_not_readable"));
    }

    static Optional<byte[]> bytes(JsonNode doc) {
        try {
            return Optional.of(Base64.getDecoder().decode(doc.path("content").asText("")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

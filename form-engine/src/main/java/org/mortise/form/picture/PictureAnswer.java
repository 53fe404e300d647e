package org.mortise.form.picture;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.EmbeddedPicture;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.PublishedObject;

/** Answers with a picture of the product so that nothing in it runs. */
public final class PictureAnswer {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'";

    private PictureAnswer() {}

    /** @param known tag of the version that the browser has */
    public static Response of(PublishedObject picture, @Nullable String known) {
        var tag = "\"" + picture.key() + "-" + picture.version() + "\"";
        if (tag.equals(known)) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        }
        var bytes = PictureKind.bytes(picture.doc()).orElseThrow(Rejected::notFound);
        return Response.ok(bytes)
                .type(EmbeddedPicture.type(bytes).orElseThrow(Rejected::notFound))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .build();
    }
}

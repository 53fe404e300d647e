package org.mortise.form.file;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.FileNames;
import org.mortise.core.file.MediaTypes;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Rejected;

/** Answers with the bytes of a file so that nothing in them runs: saved under its name, shown only when it is a picture or PDF. */
final class FileAnswer {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final String NOTHING_RUNS = "sandbox; default-src 'none'";

    private FileAnswer() {}

    /** @param shown whether the browser is to show it, if that is safe */
    static Response whole(StoredFile file, Path path, boolean shown, @Nullable String known, @Nullable String range) {
        var tag = "\"" + file.content().sha256() + "\"";
        if (tag.equals(known)) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        }
        if (!Files.isReadable(path)) {
            throw Rejected.notFound();
        }
        var type = file.content().type();
        var kind = shown && MediaTypes.isShown(type) ? "inline" : "attachment";
        return part(path, file.content().size(), range)
                .type(type)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Accept-Ranges", "bytes")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileNames.disposition(kind, file.content().name()))
                .build();
    }

    /** Rights are asked again after a while, not with every look. */
    static Response small(Path picture) {
        return Response.ok(picture)
                .type("image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .build();
    }

    private static Response.ResponseBuilder part(Path path, long size, @Nullable String range) {
        var asked = range == null ? null : RANGE.matcher(range);
        if (asked == null || !asked.matches() || asked.group().length() > 40) {
            return Response.ok(path);
        }
        var first = asked.group(1);
        var last = asked.group(2);
        var from = first.isEmpty() ? Math.max(0, size - number(last)) : number(first);
        var to = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(number(last), size - 1);
        if (from > to) {
            return Response.status(416).header("Content-Range", "bytes */" + size);
        }
        return Response.status(206)
                .entity(new PathPart(path, from, to - from + 1))
                .header("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}

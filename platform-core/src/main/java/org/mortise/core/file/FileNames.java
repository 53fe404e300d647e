package org.mortise.core.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of files as people may see them: never a path, nothing that turns text round, nothing that ends a header. */
public final class FileNames {

    private static final int LONGEST = 150;

    private FileNames() {}

    /** What is left of a name that came from outside; its ending is kept. */
    public static String safe(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var clean = new StringBuilder();
        last.codePoints()
                .map(one -> isUnsafe(one) ? '_' : one)
                .filter(one -> Character.isValidCodePoint(one) && Character.getType(one) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        var name = clean.toString().strip().replaceFirst("^[.\\s]+", "").replaceFirst("[.\\s]+$", "");
        return name.isEmpty() ? "file" : shortened(name);
    }

    /** The header that names a download, in ASCII for old readers and whole for all others. */
    public static String disposition(String kind, String name) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        var whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }

    private static boolean isUnsafe(int one) {
        var type = Character.getType(one);
        return Character.isISOControl(one)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || "<>:\"|?*".indexOf(one) >= 0;
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        var ending = "." + MediaTypes.extension(name);
        var kept = ending.length() > 1 && ending.length() <= 10 ? ending : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - kept.length())) + kept;
    }
}

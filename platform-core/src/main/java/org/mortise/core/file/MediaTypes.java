package org.mortise.core.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which name goes with which content, and which of both a list of accepted types lets in. Pure. */
public final class MediaTypes {

    static final String TEXT = "text/plain";
    static final String UNKNOWN = "application/octet-stream";

    /** What an operating system runs when it is opened. */
    private static final Set<String> RUNNING = Set.of(
            "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "hta",
            "lnk", "jar", "sh", "app", "apk", "pif", "cpl", "reg", "scf", "url", "desktop", "iso", "img", "vhd", "dmg");

    private static final Set<String> RUNNING_CONTENT =
            Set.of("application/x-executable", "application/java-archive", "text/x-script");
    private static final Set<String> ALL_TEXT =
            Set.of(TEXT, "text/html", "application/xml", "image/svg+xml", "text/x-script");
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");
    private static final Map<String, Known> BY_EXTENSION = read();

    private MediaTypes() {}

    /** @param contents what the bytes may look like */
    private record Known(String type, Set<String> contents) {}

    /** Why a file is refused. */
    public enum Mismatch {
        /** Its name or content is not among what is accepted. */
        NOT_ACCEPTED,
        /** Its content is not what its name says. */
        NOT_WHAT_IT_SAYS,
        /** It would run when it is opened. */
        RUNS
    }

    /** The type under which a file goes: that of its name if its content fits, else that of its content. */
    public static String typeOf(String name, String content) {
        var known = BY_EXTENSION.get(extension(name));
        return known != null && known.contents().contains(content) ? known.type() : content;
    }

    /**
     * Why a file of this name and content does not come in; empty when it may.
     *
     * @param accepted extensions such as {@code .pdf} and types such as {@code image/*}; everything that does not run when empty
     */
    public static Optional<Mismatch> refusal(String name, String content, List<String> accepted) {
        var extension = extension(name);
        var known = BY_EXTENSION.get(extension);
        if (known != null && !known.contents().contains(content)) {
            return Optional.of(Mismatch.NOT_WHAT_IT_SAYS);
        }
        var type = typeOf(name, content);
        var named = accepted.stream().anyMatch(one -> namesExtension(one, extension));
        if (!named && (RUNNING.contains(extension) || RUNNING_CONTENT.contains(content))) {
            return Optional.of(Mismatch.RUNS);
        }
        return accepted.isEmpty() || named || accepted.stream().anyMatch(one -> covers(one, type))
                ? Optional.empty()
                : Optional.of(Mismatch.NOT_ACCEPTED);
    }

    /** Whether browsers may show it: pictures without scripts, and PDF. */
    public static boolean isShown(String type) {
        return SHOWN.contains(type);
    }

    /** In lower case, without the dot; empty when there is none. */
    public static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean namesExtension(String accepted, String extension) {
        return !extension.isEmpty() && accepted.toLowerCase(Locale.ROOT).equals("." + extension);
    }

    private static boolean covers(String accepted, String type) {
        return accepted.endsWith("/*")
                ? type.startsWith(accepted.substring(0, accepted.length() - 1)) && !type.equals("image/svg+xml")
                : accepted.equals(type);
    }

    private static Map<String, Known> read() {
        var known = new HashMap<String, Known>();
        var table = Objects.requireNonNull(MediaTypes.class.getResourceAsStream("/media/types.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> known.put(cells[0], known(cells)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(known);
    }

    private static Known known(String[] cells) {
        if (cells.length < 3) {
            return new Known(cells[1], Set.of(cells[1]));
        }
        if (cells[2].equals("text")) {
            return new Known(cells[1], ALL_TEXT);
        }
        var contents = new java.util.HashSet<>(Set.of(cells[2].split(",")));
        contents.add(cells[1]);
        return new Known(cells[1], Set.copyOf(contents));
    }
}

package org.mortise.form.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Provinces, cities and districts of China with their codes; the code of each begins with the code of what it lies in. */
public final class Regions {

    private static final int PROVINCE = 2;
    private static final int CITY = 4;
    private static final Pattern SUFFIX = Pattern.compile("(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|地区|省|市|县|区|盟)$");
    /** Levels that only the code knows: nobody writes them. */
    private static final List<String> UNWRITTEN = List.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    /** One of them. */
    public record Region(String code, String name) {}

    private final Map<String, String> names = new LinkedHashMap<>();

    private Regions(List<String> lines) {
        for (var line : lines) {
            var tab = line.indexOf('\t');
            names.put(line.substring(0, tab), line.substring(tab + 1));
        }
    }

    private static final class Loaded {
        static final Regions CHINA = read();
    }

    public static Regions china() {
        return Loaded.CHINA;
    }

    private static Regions read() {
        var stream = Objects.requireNonNull(Regions.class.getResourceAsStream("/regions/china.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new Regions(lines.lines().toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All of them, each after what it lies in. */
    public List<Region> all() {
        return names.entrySet().stream()
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** From the province down to {@code code}; empty when there is no such code. */
    List<Region> pathTo(String code) {
        if (!names.containsKey(code)) {
            return List.of();
        }
        var path = new ArrayDeque<Region>();
        path.add(region(code));
        for (var length : new int[] {CITY, PROVINCE}) {
            if (code.length() > length) {
                path.addFirst(region(code.substring(0, length)));
            }
        }
        return List.copyOf(path);
    }

    private Region region(String code) {
        return new Region(code, names.getOrDefault(code, ""));
    }

    /** Whether nothing lies in it that has a code. */
    boolean isLeaf(String code) {
        return names.keySet().stream().noneMatch(other -> other.length() > code.length() && other.startsWith(code));
    }

    /** The region that a written address begins with, and what comes after it. */
    Optional<Found> begins(String text) {
        var found = new Found("", text);
        for (var level = 0; level < 3; level++) {
            var inside = found.code();
            var next = longest(inside, found.rest());
            if (next.isEmpty()) {
                break;
            }
            found = next.get();
        }
        return found.code().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /**
     * A region and the rest of the text.
     *
     * @param rest what follows its name
     */
    record Found(String code, String rest) {}

    private Optional<Found> longest(String inside, String text) {
        Optional<Found> best = Optional.empty();
        for (var child : children(inside)) {
            if (UNWRITTEN.contains(child.name())) {
                var through = longest(child.code(), text);
                best = shorter(best, through);
                continue;
            }
            for (var name : List.of(child.name(), SUFFIX.matcher(child.name()).replaceFirst(""))) {
                if (name.length() > 1 && text.startsWith(name)) {
                    best = shorter(best, Optional.of(new Found(child.code(), text.substring(name.length()))));
                }
            }
        }
        return best;
    }

    /** Of two, the one whose name was longer. */
    private static Optional<Found> shorter(Optional<Found> one, Optional<Found> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return other.get().rest().length() < one.get().rest().length() ? other : one;
    }

    /** What lies directly in a region; the provinces where {@code code} is empty. */
    public List<Region> children(String code) {
        var length = code.isEmpty() ? PROVINCE : code.length() == PROVINCE ? CITY : Integer.MAX_VALUE;
        var children = new ArrayList<Region>();
        names.forEach((key, name) -> {
            var below = length == Integer.MAX_VALUE ? key.length() > CITY : key.length() == length;
            if (key.startsWith(code) && below && key.length() > code.length()) {
                children.add(new Region(key, name));
            }
        });
        return code.length() > CITY ? List.of() : children;
    }
}

package org.mortise.form.excel;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.mortise.core.store.Standing;

/**
 * Finds values that a file says twice although they must be told apart. What the rows say lies in a temporary file, as hashes; it is
 * gone through as often as it takes to hold only {@value #AT_ONCE} of them at a time.
 */
final class Repeats implements Closeable {

    private static final int AT_ONCE = 50_000;

    /**
     * Where the file says something.
     *
     * @param apart what tells it apart
     * @param sheet name of the sheet when it is another than that of the records; else empty
     * @param record number of the first row of its record, which is on the sheet of the records
     * @param warned whether the record was counted as one with a remark
     */
    record Saying(String apart, Standing.Values values, String sheet, int row, int record, boolean warned) {}

    private record Key(String apart, Standing.Values values) {}

    private record Place(String sheet, int row) {}

    private final Path path;
    private final DataOutputStream output;
    /** Names of sheets and of what tells apart: few, and long. */
    private final List<String> names = new ArrayList<>();

    private int sayings;

    /** @param path where it may lie meanwhile */
    Repeats(Path path) {
        this.path = path;
        try {
            this.output = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    void add(Saying saying) {
        try {
            output.writeInt(number(saying.apart()));
            output.writeLong(saying.values().one());
            output.writeLong(saying.values().two());
            output.writeInt(number(saying.sheet()));
            output.writeInt(saying.row());
            output.writeInt(saying.record());
            output.writeBoolean(saying.warned());
            sayings++;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private int number(String name) {
        var known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Tells each saying that was said before, with the number of the row that said it first, in its sheet. */
    void each(BiConsumer<Saying, String> told) {
        try {
            output.flush();
            var passes = sayings / AT_ONCE + 1;
            for (var pass = 0; pass < passes; pass++) {
                pass(pass, passes, told);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void pass(int pass, int passes, BiConsumer<Saying, String> told) throws IOException {
        var first = new HashMap<Key, Place>();
        try (var input = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (var left = sayings; left > 0; left--) {
                var saying = read(input);
                if (Math.floorMod(saying.values().one(), (long) passes) != pass) {
                    continue;
                }
                var here = new Place(saying.sheet(), saying.row());
                var before = first.putIfAbsent(new Key(saying.apart(), saying.values()), here);
                if (before != null) {
                    told.accept(saying, before.sheet().equals(here.sheet()) ? "" + before.row() : named(before));
                }
            }
        }
    }

    private static String named(Place place) {
        return place.sheet().isEmpty() ? "" + place.row() : place.sheet() + "!" + place.row();
    }

    private Saying read(DataInputStream input) throws IOException {
        var apart = names.get(input.readInt());
        var values = new Standing.Values(input.readLong(), input.readLong());
        return new Saying(
                apart, values, names.get(input.readInt()), input.readInt(), input.readInt(), input.readBoolean());
    }

    @Override
    public void close() {
        try {
            output.close();
            Files.deleteIfExists(path);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}

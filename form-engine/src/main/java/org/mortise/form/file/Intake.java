package org.mortise.form.file;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.mortise.core.file.Blank;
import org.mortise.core.file.Examination;
import org.mortise.core.file.Examined;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.FileNames;
import org.mortise.core.file.FileScan;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;
import org.mortise.form.control.FileSettings;

/**
 * The one way in for the bytes of a field's files, whoever brings them: written to disk as they come and no further than the field
 * takes, looked through, examined, and judged by what the field asks of pictures.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private static final int MEGABYTE = 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final FileDesk files;
    private final List<FileScan> scans;
    private final Organisation organisation;
    private final Clock clock;

    Intake(FileDesk files, @All List<FileScan> scans, Organisation organisation, Clock clock) {
        this.files = files;
        this.scans = List.copyOf(scans);
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static Intake of(FileDesk files, List<FileScan> scans, Organisation organisation, Clock clock) {
        return new Intake(files, scans, organisation, clock);
    }

    /**
     * Takes a file in, on a thread that may wait.
     *
     * @throws Rejected with what is wrong with it
     */
    public Examined take(FileSettings settings, String name, InputStream body) {
        try {
            var file = files.begin();
            try {
                write(body, file, name, settings);
                scan(file, name);
                return judged(settings, file, name);
            } catch (IOException | RuntimeException refused) {
                Files.deleteIfExists(file);
                throw refused;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Examined judged(FileSettings settings, Path file, String name) throws IOException {
        var zone = organisation.zone();
        var examined = new Examination(settings.accepted(), settings.notesRemoved(), zone).of(file, name);
        settings.pictures()
                .refusal(examined.content().name(), examined.picture(), examined.shot(), clock.instant(), zone)
                .ifPresent(problem -> {
                    throw Rejected.invalid(List.of(problem));
                });
        if (settings.pictures().drawn() && Blank.is(file)) {
            throw Rejected.invalid(List.of(Problem.at("/file", "signature_blank")));
        }
        return examined.keeping(settings.kept(examined.shot()));
    }

    /** Who cannot be asked has not said that the file is harmless. */
    private void scan(Path file, String name) {
        for (var scan : scans) {
            try {
                scan.check(file, name);
            } catch (IOException silent) {
                LOG.warnf(silent, "a file could not be looked through");
                throw Rejected.because(
                        Rejected.Kind.CONFLICT, "file_not_scanned", Map.of("name", FileNames.safe(name)));
            }
        }
    }

    /** Stops at the limit; what is left of the body is nobody's business. */
    private static void write(InputStream body, Path file, String name, FileSettings settings) throws IOException {
        var left = (long) settings.maxMegabytes() * MEGABYTE;
        var piece = new byte[PIECE];
        try (var out = Files.newOutputStream(file)) {
            for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(settings, name);
                }
                out.write(piece, 0, read);
            }
        }
    }

    /** Refuses what says beforehand that it is larger than the field takes. */
    static void refuseAnnounced(FileSettings settings, String name, long announced) {
        if (announced > (long) settings.maxMegabytes() * MEGABYTE) {
            throw tooLarge(settings, name);
        }
    }

    private static Rejected tooLarge(FileSettings settings, String name) {
        return Rejected.because(
                Rejected.Kind.TOO_LARGE,
                "file_too_large",
                Map.of("name", FileNames.safe(name), "megabytes", settings.maxMegabytes()));
    }
}

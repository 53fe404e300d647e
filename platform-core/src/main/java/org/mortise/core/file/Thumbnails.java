package org.mortise.core.file;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;
import org.mortise.core.kernel.Rejected;

/** Small pictures of pictures, upright, drawn when they are first asked for and kept beside the store. */
@ApplicationScoped
public class Thumbnails {

    /** Longest edge in pixels. */
    public static final int EDGE = 480;

    private static final int THREADS = 2;
    private static final int WAITING = 400;

    /** Pixels of a picture that is decoded as a whole, whatever is left out of it afterwards. */
    private static final long MOST_WHOLE = 30_000_000;

    private final FileStore files;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Thumbnails::thread);

    Thumbnails(FileStore files) {
        this.files = files;
    }

    /** A JPEG; empty when there is no picture or it cannot be drawn. Refused with 429 when too many wait to be drawn. */
    public Uni<Optional<Path>> of(StoredFile file) {
        return Uni.createFrom()
                .item(() -> drawn(file))
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Rejected.because(Rejected.Kind.TOO_MANY, "thumbnails_busy"));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "thumbnails");
        thread.setDaemon(true);
        return thread;
    }

    /** Where the small picture of a file is kept. */
    static Path beside(Path kept) {
        return kept.resolveSibling(kept.getFileName() + ".small.jpg");
    }

    private Optional<Path> drawn(StoredFile file) {
        var picture = file.picture();
        if (picture == null
                || picture.pixels() > PictureSize.MOST_PIXELS
                || !Picture.isDecoded(file.content().type())) {
            return Optional.empty();
        }
        try {
            var kept = files.path(file.id());
            var small = beside(kept);
            return Files.exists(small)
                    ? Optional.of(small)
                    : draw(kept, file.content().type(), small);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Optional<Path> draw(Path kept, String type, Path small) throws IOException {
        var begun = files.begin();
        try {
            var head = Picture.read(kept, type);
            if (head.isEmpty() || head.get().stored().pixels() > most(type)) {
                return Optional.empty();
            }
            var image =
                    upright(decoded(kept, type, head.get().stored()), head.get().orientation());
            ImageIO.write(image, "jpeg", begun.toFile());
            Files.move(begun, small, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(small);
        } catch (IOException | RuntimeException unreadable) {
            // A picture that cannot be drawn is shown as a file.
            return Optional.empty();
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static long most(String type) {
        return Picture.isReadWhole(type) ? MOST_WHOLE : PictureSize.MOST_PIXELS;
    }

    /** Every n-th pixel only, so that memory depends on the small picture and not on the large one. */
    private static BufferedImage decoded(Path kept, String type, PictureSize size) throws IOException {
        try (var stream = new FileImageInputStream(kept.toFile())) {
            var reader = Picture.reader(type, stream).orElseThrow(() -> new IOException("not a picture"));
            try {
                reader.setInput(stream, true, true);
                var parameters = reader.getDefaultReadParam();
                var step = Math.max(1, Math.max(size.width(), size.height()) / (EDGE * 2));
                parameters.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        var scale = Math.min(1, (double) EDGE / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var turned = Exif.liesOnItsSide(orientation);
        var small = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, small.getWidth(), small.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(turning(orientation, width, height));
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    /** From the picture as it is stored to how it was seen. */
    private static AffineTransform turning(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}

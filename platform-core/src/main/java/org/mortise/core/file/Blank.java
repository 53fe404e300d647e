package org.mortise.core.file;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Whether nothing is drawn on a picture. */
public final class Blank {

    private static final int TRANSPARENT = 0;

    private Blank() {}

    /** @param picture small enough to be decoded as a whole */
    public static boolean is(Path picture) throws IOException {
        var image = ImageIO.read(picture.toFile());
        if (image == null) {
            return false;
        }
        var ground = seen(image.getRGB(0, 0));
        var line = new int[image.getWidth()];
        for (var row = 0; row < image.getHeight(); row++) {
            image.getRGB(0, row, line.length, 1, line, 0, line.length);
            for (var pixel : line) {
                if (seen(pixel) != ground) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What cannot be seen has no colour. */
    private static int seen(int pixel) {
        return pixel >>> 24 == 0 ? TRANSPARENT : pixel;
    }
}

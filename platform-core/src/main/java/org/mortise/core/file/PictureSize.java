package org.mortise.core.file;

/** Width and height of a picture in pixels, as people see it: turned the way its camera was held. */
public record PictureSize(int width, int height) {

    /** More than any camera has; whoever announces more wants to fill the memory of those who look. */
    public static final long MOST_PIXELS = 120_000_000;

    public long pixels() {
        return (long) width * height;
    }
}

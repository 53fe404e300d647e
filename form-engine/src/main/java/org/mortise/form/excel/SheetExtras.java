package org.mortise.form.excel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the cells of a sheet: where links lead to, and pictures by the cell that holds their upper left corner. Pictures
 * are only named here; their bytes stay in the file.
 *
 * @param links by {@link #at}
 * @param pictures names of parts of the file, by {@link #at}
 * @param named names of parts by the ids by which formulas of cells show pictures
 */
record SheetExtras(Map<Long, String> links, Map<Long, List<String>> pictures, Map<String, String> named) {

    static final SheetExtras NONE = new SheetExtras(Map.of(), Map.of(), Map.of());

    private static final int MOST = 100_000;
    private static final long COLUMNS = 1L << 20;
    private static final int TOP_ROWS = 100;
    private static final Pattern AREA = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}");
    private static final String CELL_IMAGES = "xl/cellimages.xml";

    SheetExtras {
        links = Map.copyOf(links);
        pictures = Map.copyOf(pictures);
        named = Map.copyOf(named);
    }

    /**
     * A cell.
     *
     * @param row 1-based as Excel shows it
     * @param column 0-based
     */
    static long at(int row, int column) {
        return row * COLUMNS + column;
    }

    /** The columns in which pictures stand below {@code row}. */
    Set<Integer> pictureColumns(int row) {
        var columns = new HashSet<Integer>();
        pictures.keySet().stream().filter(at -> at / COLUMNS > row).forEach(at -> columns.add((int) (at % COLUMNS)));
        return columns;
    }

    /** Nothing when the parts of the file do not fit together: the cells can still be read. */
    static SheetExtras read(Path file, String sheet) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var part = part(zip, sheet);
            if (part == null) {
                return NONE;
            }
            var targets = targets(zip, part);
            var links = new HashMap<Long, String>();
            var pictures = new HashMap<Long, List<String>>();
            if (targets.values().stream().anyMatch(Target::leadsOut)) {
                links(zip, part, targets, links);
            }
            for (var target : targets.values()) {
                if (target.type().endsWith("/drawing")) {
                    anchors(zip, target.name(), pictures);
                }
            }
            return new SheetExtras(links, pictures, named(zip));
        } catch (XMLStreamException | NumberFormatException broken) {
            return NONE;
        }
    }

    /** The merged cells that begin in one of the first rows; none when they cannot be read. */
    static List<SheetHeader.Merge> merges(Path file, String sheet) throws IOException {
        var merges = new ArrayList<SheetHeader.Merge>();
        try (var zip = new ZipFile(file.toFile())) {
            var part = part(zip, sheet);
            if (part == null) {
                return List.of();
            }
            each(zip, part, reader -> {
                var area = reader.getLocalName().equals("mergeCell") ? attribute(reader, "ref") : "";
                if (AREA.matcher(area).matches()) {
                    var ends = area.split(":");
                    var from = address(ends[0]);
                    var to = address(ends[1]);
                    var top = (int) (from / COLUMNS);
                    if (top <= TOP_ROWS) {
                        merges.add(new SheetHeader.Merge(
                                top, (int) (from % COLUMNS), (int) (to / COLUMNS), (int) (to % COLUMNS)));
                    }
                }
            });
            return merges;
        } catch (XMLStreamException | NumberFormatException broken) {
            return List.of();
        }
    }

    /** @param name part of the file, or an address outside of it */
    private record Target(String type, String name, boolean isOutside) {
        boolean leadsOut() {
            return isOutside && type.endsWith("/hyperlink");
        }
    }

    private static @Nullable String part(ZipFile zip, String sheet) throws IOException, XMLStreamException {
        var targets = targets(zip, "xl/workbook.xml");
        var found = new String[1];
        each(zip, "xl/workbook.xml", reader -> {
            if (reader.getLocalName().equals("sheet") && sheet.equals(attribute(reader, "name"))) {
                var target = targets.get(attribute(reader, "id"));
                found[0] = target == null ? null : target.name();
            }
        });
        return found[0];
    }

    /** What the relations of a part lead to, by their ids. */
    private static Map<String, Target> targets(ZipFile zip, String part) throws IOException, XMLStreamException {
        var slash = part.lastIndexOf('/');
        var targets = new HashMap<String, Target>();
        each(zip, part.substring(0, slash) + "/_rels" + part.substring(slash) + ".rels", reader -> {
            if (reader.getLocalName().equals("Relationship") && targets.size() < MOST) {
                var outside = "External".equals(attribute(reader, "TargetMode"));
                var name = attribute(reader, "Target");
                targets.put(
                        attribute(reader, "Id"),
                        new Target(
                                attribute(reader, "Type"),
                                outside ? name : resolved(part.substring(0, slash), name),
                                outside));
            }
        });
        return targets;
    }

    private static String resolved(String folder, String name) {
        return name.startsWith("/")
                ? name.substring(1)
                : Path.of(folder).resolve(name).normalize().toString().replace('\\', '/');
    }

    private static void links(ZipFile zip, String part, Map<String, Target> targets, Map<Long, String> links)
            throws IOException, XMLStreamException {
        each(zip, part, reader -> {
            if (!reader.getLocalName().equals("hyperlink") || links.size() >= MOST) {
                return;
            }
            var target = targets.get(attribute(reader, "id"));
            var cell = attribute(reader, "ref").split(":")[0];
            if (target != null && target.leadsOut() && cell.matches("[A-Z]{1,3}[0-9]{1,7}")) {
                links.put(address(cell), target.name());
            }
        });
    }

    private static long address(String cell) {
        var column = 0;
        var index = 0;
        while (Character.isLetter(cell.charAt(index))) {
            column = column * 26 + cell.charAt(index) - 'A' + 1;
            index++;
        }
        return at(Integer.parseInt(cell.substring(index)), column - 1);
    }

    /** A picture belongs to the cell of its first {@code from}; what is drawn but no picture has no {@code blip}. */
    private static void anchors(ZipFile zip, String drawing, Map<Long, List<String>> pictures)
            throws IOException, XMLStreamException {
        var targets = targets(zip, drawing);
        var from = new int[] {-1, -1};
        var inFrom = new boolean[1];
        read(zip, drawing, reader -> {
            var name = reader.getLocalName();
            if (reader.getEventType() == XMLStreamConstants.END_ELEMENT) {
                inFrom[0] &= !name.equals("from");
                return;
            }
            if (name.endsWith("Anchor")) {
                from[0] = -1;
            } else if (name.equals("from")) {
                inFrom[0] = true;
            } else if (inFrom[0] && name.equals("row")) {
                from[0] = Integer.parseInt(reader.getElementText().trim());
            } else if (inFrom[0] && name.equals("col")) {
                from[1] = Integer.parseInt(reader.getElementText().trim());
            } else if (name.equals("blip") && from[0] >= 0 && pictures.size() < MOST) {
                var target = targets.get(attribute(reader, "embed"));
                if (target != null && !target.isOutside()) {
                    pictures.computeIfAbsent(at(from[0] + 1, from[1]), at -> new ArrayList<>())
                            .add(target.name());
                }
            }
        });
    }

    /** Pictures inside cells, as WPS keeps them. */
    private static Map<String, String> named(ZipFile zip) throws IOException, XMLStreamException {
        var named = new HashMap<String, String>();
        if (zip.getEntry(CELL_IMAGES) == null) {
            return named;
        }
        var targets = targets(zip, CELL_IMAGES);
        var id = new String[] {""};
        each(zip, CELL_IMAGES, reader -> {
            if (reader.getLocalName().equals("cNvPr")) {
                id[0] = attribute(reader, "name");
            } else if (reader.getLocalName().equals("blip") && named.size() < MOST) {
                var target = targets.get(attribute(reader, "embed"));
                if (target != null && !target.isOutside()) {
                    named.put(id[0], target.name());
                }
            }
        });
        return named;
    }

    @FunctionalInterface
    private interface Element {
        void at(XMLStreamReader reader) throws XMLStreamException;
    }

    private static void each(ZipFile zip, String part, Element begin) throws IOException, XMLStreamException {
        read(zip, part, reader -> {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                begin.at(reader);
            }
        });
    }

    private static void read(ZipFile zip, String part, Element element) throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream input = new BufferedInputStream(zip.getInputStream(entry))) {
            var reader = factory().createXMLStreamReader(input);
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    element.at(reader);
                }
            }
        }
    }

    /** Nothing is taken from elsewhere on the word of a file. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return reader.getAttributeValue(index);
            }
        }
        return "";
    }
}

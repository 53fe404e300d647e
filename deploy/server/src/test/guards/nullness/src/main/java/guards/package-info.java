@NullMarked
package guards;

import org.jspecify.annotations.NullMarked;

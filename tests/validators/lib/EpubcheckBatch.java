import com.adobe.epubcheck.tool.EpubChecker;

/**
 * Checks many EPUBs in one JVM. The command line of EPUBCheck accepts only one
 * file, and starting it takes longer than checking.
 *
 * Arguments: a folder, then the EPUBs. The report on the first EPUB is written
 * to FOLDER/0.json, on the next one to FOLDER/1.json, and so on.
 */
public final class EpubcheckBatch {
    private EpubcheckBatch() {
    }

    public static void main(String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            String report = arguments[0] + "/" + (i - 1) + ".json";
            new EpubChecker().run(new String[] {
                arguments[i], "--usage", "--quiet", "--locale", "en", "--json", report,
            });
        }
    }
}

//! Translation between text and braille cells by liblouis.
//!
//! This is the only module that calls foreign code. It binds the few functions that it needs,
//! because the crates that bind liblouis were last released in 2018.

#![allow(
    unsafe_code,
    reason = "liblouis is a C library; all calls are in this module and take a lock"
)]

use std::ffi::{CStr, CString, c_char, c_int, c_ushort, c_void};
use std::ptr;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// liblouis keeps its compiled tables in global variables, so only one thread at a time may call
/// it.
static CALLS: Mutex<()> = Mutex::new(());
static QUIET: Once = Once::new();

/// Mode: cells are dots, not characters of a display table.
const DOTS_IO: c_int = 4;

/// Mode: output dots as Unicode braille patterns.
const UNICODE_BRAILLE: c_int = 64;

/// The number of attempts with a buffer that doubles in size.
const ATTEMPTS: u32 = 6;

/// The typeform of a character that is not contracted.
const NO_CONTRACTION: c_ushort = 0x1000;

#[link(name = "louis")]
unsafe extern "C" {
    fn lou_version() -> *const c_char;
    fn lou_charSize() -> c_int;
    fn lou_checkTable(tables: *const c_char) -> c_int;
    fn lou_getTypeformForEmphClass(tables: *const c_char, class: *const c_char) -> c_ushort;
    fn lou_registerLogCallback(callback: extern "C" fn(c_int, *const c_char));
    fn lou_translate(
        tables: *const c_char,
        input: *const c_void,
        input_length: *mut c_int,
        output: *mut c_void,
        output_length: *mut c_int,
        typeform: *mut c_ushort,
        spacing: *mut c_char,
        output_positions: *mut c_int,
        input_positions: *mut c_int,
        cursor: *mut c_int,
        mode: c_int,
    ) -> c_int;
    fn lou_backTranslateString(
        tables: *const c_char,
        input: *const c_void,
        input_length: *mut c_int,
        output: *mut c_void,
        output_length: *mut c_int,
        typeform: *mut c_ushort,
        spacing: *mut c_char,
        mode: c_int,
    ) -> c_int;
}

/// Returns the version of liblouis: `3.24.0`.
pub fn version() -> String {
    let _calls = lock();
    // SAFETY: it returns a NUL-terminated string that is never freed.
    let version = unsafe { CStr::from_ptr(lou_version()) };
    version.to_string_lossy().into_owned()
}

/// The formatting of a character that braille indicates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// No formatting.
    #[default]
    Plain,
    /// In italics.
    Italic,
    /// In bold.
    Bold,
    /// Not contracted.
    Spelled,
}

/// A translation table that liblouis has loaded.
#[derive(Debug, Clone)]
pub struct Table {
    names: CString,
    italic: c_ushort,
    bold: c_ushort,
}

/// The cells of a text, and the position of each of its characters in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// The cells as Unicode braille patterns (U+2800 to U+28FF).
    pub cells: Vec<char>,
    /// The index of the first cell of each character, followed by the number of cells.
    pub starts: Vec<usize>,
}

impl Table {
    /// Loads a table and the tables that it includes, from the folder that liblouis was built with
    /// or from those in its variable LOUIS_TABLEPATH. Returns `None` if the table is not there.
    pub fn load(name: &str) -> Option<Table> {
        let names = CString::new(name).ok()?;
        let _calls = lock();
        // SAFETY: the names are a NUL-terminated string, as in the next two calls.
        if unsafe { lou_checkTable(names.as_ptr()) } == 0 {
            return None;
        }
        let form = |class: &CStr| {
            // SAFETY: as above; for a class that the table does not have, it returns the plain
            // form.
            unsafe { lou_getTypeformForEmphClass(names.as_ptr(), class.as_ptr()) }
        };
        Some(Table {
            italic: form(c"italic"),
            bold: form(c"bold"),
            names,
        })
    }

    /// Translates a text to cells. `forms` has the formatting of its characters, from the first on.
    pub fn translate(&self, text: &str, forms: &[Form]) -> Option<Cells> {
        let text: Vec<char> = text.chars().collect();
        let forms: Vec<c_ushort> = (0..text.len())
            .map(|at| match forms.get(at).copied().unwrap_or_default() {
                Form::Plain => 0,
                Form::Italic => self.italic,
                Form::Bold => self.bold,
                Form::Spelled => NO_CONTRACTION,
            })
            .collect();
        let input = Buffer::of(&text);
        let mut room = text.len() * 4 + 64;
        for _ in 0..ATTEMPTS {
            let mut output = Buffer::empty(room);
            let (mut length, mut written) = (c_int::try_from(text.len()).ok()?, output.length()?);
            // liblouis needs space for the longer of input and output, and writes to it.
            let mut typeform = forms.clone();
            typeform.resize(room.max(text.len()), 0);
            let mut starts = vec![0; room.max(text.len())];
            let mut from = vec![0; room.max(text.len())];
            let _calls = lock();
            // SAFETY: each pointer is to a buffer of at least the length that is passed with it,
            // and the manual of liblouis allows the null pointers.
            let done = unsafe {
                lou_translate(
                    self.names.as_ptr(),
                    input.pointer(),
                    &raw mut length,
                    output.pointer_mut(),
                    &raw mut written,
                    typeform.as_mut_ptr(),
                    ptr::null_mut(),
                    starts.as_mut_ptr(),
                    from.as_mut_ptr(),
                    ptr::null_mut(),
                    DOTS_IO | UNICODE_BRAILLE,
                )
            };
            if done == 0 {
                return None;
            }
            if usize::try_from(length).ok()? == text.len() {
                let cells = output.characters(usize::try_from(written).ok()?);
                return Some(Cells {
                    starts: ascending(&starts[..text.len()], cells.len()),
                    cells,
                });
            }
            room *= 2;
        }
        None
    }

    /// Translates cells back to text, as far as the table allows.
    pub fn back_translate(&self, cells: &str) -> Option<String> {
        let cells: Vec<char> = cells.chars().filter_map(as_dots).collect();
        let input = Buffer::of(&cells);
        let mut room = cells.len() * 8 + 64;
        for _ in 0..ATTEMPTS {
            let mut output = Buffer::empty(room);
            let (mut length, mut written) = (c_int::try_from(cells.len()).ok()?, output.length()?);
            let _calls = lock();
            // SAFETY: as in `translate`.
            let done = unsafe {
                lou_backTranslateString(
                    self.names.as_ptr(),
                    input.pointer(),
                    &raw mut length,
                    output.pointer_mut(),
                    &raw mut written,
                    ptr::null_mut(),
                    ptr::null_mut(),
                    DOTS_IO,
                )
            };
            if done == 0 {
                return None;
            }
            if usize::try_from(length).ok()? == cells.len() {
                let characters = output.characters(usize::try_from(written).ok()?);
                return Some(characters.into_iter().collect());
            }
            room *= 2;
        }
        None
    }
}

/// Locks liblouis. Its log messages are suppressed: errors are visible in the results.
fn lock() -> MutexGuard<'static, ()> {
    extern "C" fn ignore(_level: c_int, _message: *const c_char) {}
    let calls = CALLS.lock().unwrap_or_else(PoisonError::into_inner);
    QUIET.call_once(|| {
        // SAFETY: the callback is a function and lives as long as the program.
        unsafe { lou_registerLogCallback(ignore) };
    });
    calls
}

/// Converts a cell to the dot pattern that liblouis reads: it writes Unicode braille patterns, but
/// does not read them.
fn as_dots(cell: char) -> Option<char> {
    let dots = u32::from(cell)
        .checked_sub(0x2800)
        .filter(|dots| *dots < 0x100)?;
    char::from_u32(0x8000 | dots)
}

/// Returns indices that never decrease and never exceed `end`, followed by `end`.
fn ascending(starts: &[c_int], end: usize) -> Vec<usize> {
    let mut last = 0;
    let indices = starts.iter().map(|begin| {
        last = usize::try_from(*begin).unwrap_or_default().clamp(last, end);
        last
    });
    let mut indices: Vec<usize> = indices.collect();
    indices.push(end);
    indices
}

/// Characters in the size that liblouis was built with: four bytes or two.
enum Buffer {
    Wide(Vec<u32>),
    Narrow(Vec<u16>),
}

impl Buffer {
    fn is_wide() -> bool {
        // SAFETY: it only returns a number.
        unsafe { lou_charSize() == 4 }
    }

    fn of(characters: &[char]) -> Self {
        let codes = characters.iter().copied().map(u32::from);
        if Buffer::is_wide() {
            Buffer::Wide(codes.collect())
        } else {
            let narrow = codes.map(|code| u16::try_from(code).unwrap_or(0xfffd));
            Buffer::Narrow(narrow.collect())
        }
    }

    fn empty(room: usize) -> Self {
        if Buffer::is_wide() {
            Buffer::Wide(vec![0; room])
        } else {
            Buffer::Narrow(vec![0; room])
        }
    }

    fn length(&self) -> Option<c_int> {
        let length = match self {
            Buffer::Wide(codes) => codes.len(),
            Buffer::Narrow(codes) => codes.len(),
        };
        c_int::try_from(length).ok()
    }

    fn pointer(&self) -> *const c_void {
        match self {
            Buffer::Wide(codes) => codes.as_ptr().cast(),
            Buffer::Narrow(codes) => codes.as_ptr().cast(),
        }
    }

    fn pointer_mut(&mut self) -> *mut c_void {
        match self {
            Buffer::Wide(codes) => codes.as_mut_ptr().cast(),
            Buffer::Narrow(codes) => codes.as_mut_ptr().cast(),
        }
    }

    fn characters(&self, length: usize) -> Vec<char> {
        let character = |code: u32| char::from_u32(code).unwrap_or('\u{fffd}');
        match self {
            Buffer::Wide(codes) => codes.iter().take(length).copied().map(character).collect(),
            Buffer::Narrow(codes) => {
                let codes = codes.iter().take(length).copied();
                codes.map(u32::from).map(character).collect()
            }
        }
    }
}

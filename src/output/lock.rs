//! The lock on an output folder, so that two runs do not write into it at the same time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The name of the lock file. It exists while a run writes into the folder.
const NAME: &str = ".publish.lock";

/// A lock on an output folder. It is released when it is dropped or when the process ends.
pub struct Lock {
    /// The open file, which holds the lock.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks a folder. Calls `waiting` if another run has the lock, and waits until it ends.
    ///
    /// # Errors
    /// The error if the lock file cannot be created or locked.
    pub fn acquire(folder: &Path, waiting: &dyn Fn()) -> io::Result<Self> {
        let path = folder.join(NAME);
        let mut has_waited = false;
        loop {
            let mut options = OpenOptions::new();
            let options = options.read(true).write(true).create(true).truncate(false);
            let file = options.open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if !has_waited {
                        waiting();
                    }
                    has_waited = true;
                    wait(&file)?;
                }
                // A file system without locks.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // The run that had the lock removed its file.
            if is_at(&file, &path) {
                return Ok(Lock { _file: file, path });
            }
        }
    }
}

fn wait(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// Whether the path is still that of the open file.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (Ok(open), Ok(current)) = (file.metadata(), fs::metadata(path)) else {
            return false;
        };
        (open.dev(), open.ino()) == (current.dev(), current.ino())
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.is_file()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere, a run that waits for the lock could not find out that its file was removed.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

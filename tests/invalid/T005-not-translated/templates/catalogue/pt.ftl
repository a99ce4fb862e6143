own-name = Português
notes = Notas

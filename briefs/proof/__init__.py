"""What a PDF carries to prove itself: what it was made from and with, and a seal over it all."""
